import type { Services } from '../../server/serve.ts';
import { ask, membersOfLine, type Scope } from '../../stores/moments/question.ts';
import type { Label } from './evidence.contract.ts';
import { labelsOf, restorer, type VersionSaid, wholeEvidence } from './kept-labels.ts';
import { type ClauseFound, clausesOfVoices, type VoiceRow, voiceRows } from './questions/voice-rows.ts';
import { allVoices, type VoicesAsked } from './questions/voices-asked.ts';
import { placesOf } from './search-words.ts';
import { storiesOfVoices } from './stories/stories-of-voices.ts';
import type { Voice } from './voices.contract.ts';

/** Below and above this share of its scale a score says the opposite of clearly positive and negative words. */
const lowShare = 0.4;
const highShare = 0.8;
const clearly = 0.4;

/** A score and words that say the opposite; shown, and neither overwrites the other. */
function contradictionOf(
  sentiment: Label | null,
  scores: Readonly<Record<string, number>>,
  scales: ReadonlyMap<string, { low: number; high: number }>,
): string | null {
  const value = sentiment?.value;
  if (value === undefined) return null;
  for (const [metric, score] of Object.entries(scores)) {
    const scale = scales.get(metric);
    if (scale === undefined || scale.high <= scale.low) continue;
    const share = (score - scale.low) / (scale.high - scale.low);
    if (share >= highShare && value <= -clearly) return `${metric} ${score} with negative words`;
    if (share <= lowShare && value >= clearly) return `${metric} ${score} with positive words`;
  }
  return null;
}

/** How a theme is spoken of now, by the id a label was given with; '' = not shown any more. */
export function themesNow({ themes }: Scope): ReadonlyMap<string, { id: string; name: string }> {
  const first = (line: string | undefined) => membersOfLine(line ?? '')[0] ?? '';
  return new Map(
    themes.ids.map((id, i) => [id, { id: first(themes.lines[i]), name: first(themes.names[i]) }]),
  );
}

/** The voices of these moments with their labels, in the order given. */
export async function viewVoices(
  services: Pick<Services, 'records' | 'moments'>,
  scope: Scope,
  moments: readonly string[],
  about: {
    readonly asked?: VoicesAsked;
    readonly said: VersionSaid;
    readonly scales: ReadonlyMap<string, { low: number; high: number }>;
  },
): Promise<Voice[]> {
  if (moments.length === 0) return [];
  const asked = about.asked ?? allVoices;
  const [voices, clauses, stories] = await Promise.all([
    ask(services.moments, scope, voiceRows(moments)),
    ask(services.moments, scope, clausesOfVoices(moments, asked)),
    storiesOfVoices(services, scope, moments),
  ]);
  const byMoment = Map.groupBy(clauses, ({ moment }) => moment);
  const rowOf = new Map(voices.map((row) => [row.moment, row]));
  const names = themesNow(scope);
  return moments.flatMap((moment) => {
    const row = rowOf.get(moment);
    if (row === undefined) return [];
    const own = byMoment.get(moment) ?? [];
    return [viewOf(row, own, { ...about, asked, names, story: stories.get(moment) ?? null })];
  });
}

interface Seen {
  readonly asked: VoicesAsked;
  readonly said: VersionSaid;
  readonly scales: ReadonlyMap<string, { low: number; high: number }>;
  readonly names: ReadonlyMap<string, { id: string; name: string }>;
  readonly story: Voice['story'];
}

function viewOf(row: VoiceRow, clauses: readonly ClauseFound[], seen: Seen): Voice {
  const whole = restorer(seen.said, row.text);
  const first = clauses.find(({ n }) => n === 0);
  const kept = first === undefined ? null : wholeEvidence.parse(JSON.parse(first.evidence));
  const sentiment = kept?.sentiment ?? null;
  const about = kept?.about ?? null;
  const label = sentiment === null ? null : whole(sentiment);
  return {
    moment: row.moment,
    customer: row.customer,
    episode: row.episode,
    at: row.at,
    step: row.step,
    afterStep: row.afterStep,
    function: row.function,
    channel: row.channel,
    language: first?.language ?? (row.language === '' ? 'unknown' : row.language),
    text: row.text,
    scores: Object.entries(row.scores).map(([metric, value]) => ({ metric, value })),
    sentiment: label,
    contradiction: contradictionOf(label, row.scores, seen.scales),
    about:
      about === null
        ? null
        : { step: whole(about.step), function: whole(about.function), objects: about.objects.map(whole) },
    copies: seen.story?.voices ?? 1,
    story: seen.story,
    templateOnly: first?.template === 1,
    read: first !== undefined,
    clauses: clauses
      .filter(({ n }) => n > 0)
      .map(({ n, sentence, start, end, quote, language, evidence }) => ({
        n,
        sentence,
        span: { start, end },
        quote,
        language,
        ...labelsOf(evidence, whole, seen.names),
      })),
    matching: clauses.filter(({ n, meant }) => n > 0 && meant === 1).map(({ n }) => n),
    found: placesOf(row.text, seen.asked.words),
  };
}
