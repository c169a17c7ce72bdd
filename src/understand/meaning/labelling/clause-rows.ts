import {
  type ClauseRead,
  type Label,
  notExpressed,
  type ReadVoice,
  unknownAbout,
} from '../evidence.contract.ts';
import type { UnreadVoice } from '../questions/unread-voices.ts';

/** A row of the table of clauses, but for the reading it is written under and the story its wording belongs to. */
export interface ClauseRow {
  readonly workspace: string;
  readonly customer: string;
  readonly moment: string;
  readonly n: number;
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly language: string;
  readonly template: number;
  readonly sentiment_class: string;
  readonly sentiment: number;
  readonly emotions: readonly string[];
  readonly effort: string;
  readonly cues: readonly string[];
  readonly intents: readonly string[];
  readonly solved: readonly string[];
  readonly themes_found: readonly string[];
  readonly wording: string;
  /** '' = unknown. */
  readonly about_step: string;
  readonly about_function: string;
  readonly about_objects: readonly string[];
  readonly promises: number;
  readonly evidence: string;
}

/** Labels that count: suggested or confirmed; a rejected one stays to be seen and counts nowhere. */
const counting = (labels: readonly Label[]) => labels.filter(({ status }) => status !== 'rejected');
const names = (labels: readonly Label[], nothing = '') => [
  ...new Set(
    counting(labels)
      .map(({ label }) => label)
      .filter((label) => label !== nothing),
  ),
];

/** What is kept of a label: all but what the clause and the version say anyway. */
function kept(label: Label) {
  const { version, modelVersion, taxonomyVersion, textVersion, ...own } = label;
  return own;
}

function evidenceOf(clause: ClauseRead) {
  const { sentiment, emotion, effort, cues, intent, themes } = clause;
  return JSON.stringify({
    sentiment: sentiment === null ? null : kept(sentiment),
    emotion: emotion.map(kept),
    effort: kept(effort),
    cues: cues.map(kept),
    intent: intent.map(kept),
    themes: themes.map(kept),
  });
}

const sum = (clauses: readonly ClauseRead[], of: (clause: ClauseRead) => readonly string[]) => [
  ...new Set(clauses.flatMap(of)),
];

const countedAbout = ({ label, status }: Label) =>
  status === 'rejected' || label === unknownAbout ? '' : label;

const countedClass = (label: Label | null) =>
  label === null || label.status === 'rejected' ? '' : label.label;

/**
 * A voice's rows: the voice as a whole (n = 0), then its clauses. `wording`: the number that copies of its text share.
 */
export function clauseRows(
  workspace: string,
  voice: UnreadVoice,
  read: ReadVoice,
  wording: string,
): ClauseRow[] {
  const template = read.templateOnly ? 1 : 0;
  const same = {
    workspace,
    customer: voice.customer,
    moment: voice.moment,
    wording,
    template,
    about_step: countedAbout(read.about.step),
    about_function: countedAbout(read.about.function),
    promises: 0,
  };
  const effortsOf = (clause: ClauseRead) => names([clause.effort], notExpressed);
  const efforts = sum(read.clauses, effortsOf);
  const whole: ClauseRow = {
    ...same,
    n: 0,
    sentence: 0,
    start: 0,
    end: voice.text.length,
    quote: '',
    language: read.language,
    sentiment_class: countedClass(read.sentiment),
    sentiment: read.sentiment?.value ?? 0,
    emotions: sum(read.clauses, ({ emotion }) => names(emotion, notExpressed)),
    effort: efforts.includes('high') ? 'high' : (efforts[0] ?? notExpressed),
    cues: sum(read.clauses, ({ cues }) => names(cues)),
    intents: sum(read.clauses, ({ intent }) => names(intent, 'nothing')),
    solved: names(read.solved),
    themes_found: sum(read.clauses, ({ themes }) => counting(themes).map(({ theme }) => theme ?? '')),
    about_objects: names(read.about.objects),
    promises: Math.min(65_535, read.promises.length),
    evidence: JSON.stringify({
      languageConfidence: read.languageConfidence,
      sentiment: read.sentiment === null ? null : kept(read.sentiment),
      solved: read.solved.map(kept),
      promises: read.promises.map(({ label, due }) => ({ label: kept(label), due })),
      about: {
        step: kept(read.about.step),
        function: kept(read.about.function),
        objects: read.about.objects.map(kept),
      },
    }),
  };
  return [
    whole,
    ...read.clauses.map(
      (clause): ClauseRow => ({
        ...same,
        n: clause.n,
        sentence: clause.sentence,
        start: clause.span.start,
        end: clause.span.end,
        quote: clause.quote,
        language: clause.language,
        sentiment_class: countedClass(clause.sentiment),
        sentiment: clause.sentiment?.value ?? 0,
        emotions: names(clause.emotion, notExpressed),
        effort: effortsOf(clause)[0] ?? notExpressed,
        cues: names(clause.cues),
        intents: names(clause.intent, 'nothing'),
        solved: [],
        themes_found: counting(clause.themes).map(({ theme }) => theme ?? ''),
        about_objects: names(
          read.about.objects.filter(
            ({ span }) => clause.span.start <= span.start && span.start < clause.span.end,
          ),
        ),
        evidence: evidenceOf(clause),
      }),
    ),
  ];
}
