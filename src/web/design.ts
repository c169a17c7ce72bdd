/** The design system: every screen is made of these. What each is for stands in docs/look.md. */
export { ChartFrame } from './design/chart-frame.tsx';
export { DataTable } from './design/data-table.tsx';
export { EstimateText } from './design/estimate-text.tsx';
export { FilterBar } from './design/filter-bar.tsx';
export { FindingCard } from './design/finding-card.tsx';
export { HowComputed } from './design/how-computed.tsx';
export { IntervalBar } from './design/interval-bar.tsx';
export { Link } from './design/link.tsx';
export { Columns, Page, Section, Stack } from './design/page.tsx';
export { Facts, Panel } from './design/panel.tsx';
export { Places } from './design/places.tsx';
export { Sentence } from './design/sentence.tsx';
export { SkeletonLines, SkeletonPage, SkeletonPanel, SkeletonTable } from './design/skeleton.tsx';
export { ButtonLink, EmptyState, ProblemNote } from './design/states.tsx';
export type { Column } from './design/table-rows.ts';
export { Tag, type Tone } from './design/tag.tsx';
export { VerdictTag } from './design/verdict-tag.tsx';
export { VoiceCard, Voices } from './design/voice-card.tsx';
