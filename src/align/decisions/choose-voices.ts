import type { VoiceCandidate } from './questions/voices-to-hear.ts';

export interface ChosenVoice {
  readonly moment: string;
  readonly dissenting: boolean;
}

/**
 * Tells who disagrees: the content ones with a finding that hurts, the unhappy ones with one that helps; where nobody
 * said which, whoever differs from most.
 */
function dissenterAmong(
  most: readonly VoiceCandidate[],
  hurts: boolean | null,
): (voice: VoiceCandidate) => boolean {
  const tones = most.flatMap(({ tone }) => (tone === null ? [] : [tone]));
  const mostAreUnhappy = hurts ?? tones.filter((tone) => tone <= 0.5).length * 2 >= tones.length;
  return ({ tone }) => tone !== null && tone !== 0.5 && tone > 0.5 === mostAreUnhappy;
}

/**
 * Three voices for the one who approves: two of the people concerned as the lot drew them, and one that disagrees
 * with most. `circles` hold voices in the order of the lot, those most concerned first; who disagrees is looked for in
 * the nearest circle that has somebody. Fewer when fewer have spoken; none dissenting when nobody does.
 */
export function chooseVoices(
  circles: readonly (readonly VoiceCandidate[])[],
  hurts: boolean | null = null,
): ChosenVoice[] {
  const nearest =
    circles.find((circle) => circle.length >= 2) ?? circles.find((circle) => circle.length > 0) ?? [];
  const disagrees = dissenterAmong(nearest, hurts);
  const dissent = circles.flat().find(disagrees);
  const agreeing = nearest.filter((voice) => !disagrees(voice));
  const others = (agreeing.length >= 2 ? agreeing : nearest).filter(
    ({ moment }) => moment !== dissent?.moment,
  );
  return [
    ...others.slice(0, dissent === undefined ? 3 : 2).map(({ moment }) => ({ moment, dissenting: false })),
    ...(dissent === undefined ? [] : [{ moment: dissent.moment, dissenting: true }]),
  ];
}
