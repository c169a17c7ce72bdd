import type { VoiceCandidate } from './questions/voices-to-hear.ts';

export interface ChosenVoice {
  readonly moment: string;
  readonly dissenting: boolean;
}

/** Tells who disagrees with most of these voices: content where most are unhappy, or the other way round. */
function dissenterAmong(most: readonly VoiceCandidate[]): (voice: VoiceCandidate) => boolean {
  const tones = most.flatMap(({ tone }) => (tone === null ? [] : [tone]));
  const mostAreUnhappy = tones.filter((tone) => tone <= 0.5).length * 2 >= tones.length;
  return ({ tone }) => tone !== null && tone !== 0.5 && tone > 0.5 === mostAreUnhappy;
}

/**
 * Three voices for the one who approves: two of the people concerned as the lot drew them, and one that disagrees
 * with most. `circles` hold voices in the order of the lot, those most concerned first; who disagrees is looked for in
 * the nearest circle that has somebody. Fewer when fewer have spoken; none dissenting when nobody does.
 */
export function chooseVoices(circles: readonly (readonly VoiceCandidate[])[]): ChosenVoice[] {
  const nearest =
    circles.find((circle) => circle.length >= 2) ?? circles.find((circle) => circle.length > 0) ?? [];
  const disagrees = dissenterAmong(nearest);
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
