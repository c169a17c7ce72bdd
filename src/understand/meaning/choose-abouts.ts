import type { z } from 'zod';
import { isKeptApart } from '../../instruments/language/taught/queue.ts';
import type { AboutTask, queuedShape } from './desk.contract.ts';
import { unknownAbout } from './evidence.contract.ts';
import { wholeEvidence } from './kept-labels.ts';
import type { VoiceToJudge } from './questions/voices-to-judge.ts';
import { unsure } from './tasks-in-doubt.ts';

type Kept = NonNullable<NonNullable<z.infer<typeof wholeEvidence>['about']>>['step'];

/** A voice of which somebody should say what it is about, and why. */
export interface ChosenVoice {
  readonly voice: VoiceToJudge;
  readonly why: z.infer<typeof queuedShape>['why'];
  /** What it was read as, the least sure one first. */
  readonly labels: readonly Kept[];
  /** Voices that the same words were read the same way in. */
  readonly settles: number;
}

const tenth = 10;
/** How sure a reading is that was never measured, or that found nothing: as good as a coin. */
const unmeasured = 0.5;
const sureness = ({ confidence }: Kept) => confidence ?? unmeasured;

function labelsOf(task: AboutTask, { evidence }: VoiceToJudge): Kept[] | null {
  const { about } = wholeEvidence.parse(JSON.parse(evidence));
  if (about == null) return null;
  if (task !== 'object') return [about[task]];
  return [...about.objects].sort((a, b) => sureness(a) - sureness(b));
}

/** What a reading rests on; voices that share it are right or wrong together. */
const restsOn = ({ label, quote }: Kept) =>
  label === unknownAbout ? null : `${label}~${quote.toLowerCase().replace(/\s+/g, ' ')}`;

/**
 * What of whole voices somebody should look at: readings that are unsure, those whose words many voices share first and one
 * of each; then voices whose words tell nothing. A tenth comes from the part that only chance chooses from.
 */
export function aboutsFor(task: AboutTask, voices: readonly VoiceToJudge[], limit: number): ChosenVoice[] {
  const read = voices.flatMap((voice) => {
    const labels = labelsOf(task, voice);
    return labels === null || labels.some(({ method }) => method === 'human') ? [] : [{ voice, labels }];
  });
  const shared = new Map<string, number>();
  for (const { voice, labels } of read)
    for (const on of new Set(labels.map(restsOn)))
      if (on !== null) shared.set(on, (shared.get(on) ?? 0) + voice.settles);
  const all = read.map(({ voice, labels }) => {
    const on = labels[0] === undefined ? null : restsOn(labels[0]);
    const settles = (on === null ? undefined : shared.get(on)) ?? voice.settles;
    return { voice, labels, on, settles };
  });
  const drawn = all
    .filter(({ voice }) => isKeptApart(voice.moment))
    .slice(0, Math.ceil(limit / tenth))
    .map(({ on: _, ...each }): ChosenVoice => ({ ...each, why: 'by chance' }));
  const seen = new Set<string>();
  const doubted = all
    .filter(({ voice }) => !isKeptApart(voice.moment))
    .flatMap(({ on, ...each }) => {
      const [first] = each.labels;
      // That no thing is named is no doubt: most voices name none.
      if (first === undefined || sureness(first) >= unsure) return [];
      const worth = (1 - sureness(first)) * Math.sqrt(each.settles);
      return [{ ...each, on, worth, why: on === null ? ('unknown' as const) : ('uncertain' as const) }];
    })
    .sort((a, b) => b.worth - a.worth || (a.voice.moment < b.voice.moment ? -1 : 1))
    .filter(({ on }) => {
      if (on === null) return true;
      const isNew = !seen.has(on);
      seen.add(on);
      return isNew;
    })
    .map(({ on: _, worth: __, ...each }): ChosenVoice => each);
  return [...doubted.slice(0, Math.max(0, limit - drawn.length)), ...drawn];
}
