import type { VoiceCandidate } from './questions/voices-to-hear.ts';

export interface ChosenVoice {
  readonly moment: string;
  readonly dissenting: boolean;
}

/**
 * Three voices for the one who approves: the first two as the lot drew them, and one that disagrees with most.
 * `drawn` is in the order of the lot. Fewer when fewer have spoken; none dissenting when nobody does.
 */
export function chooseVoices(drawn: readonly VoiceCandidate[]): ChosenVoice[] {
  const tones = drawn.flatMap(({ tone }) => (tone === null ? [] : [tone]));
  const mostAreUnhappy = tones.filter((tone) => tone <= 0.5).length * 2 >= tones.length;
  const disagrees = ({ tone }: VoiceCandidate) =>
    tone !== null && tone > 0.5 === mostAreUnhappy && tone !== 0.5;
  const dissent = drawn.find(disagrees);
  const usual = drawn.filter((voice) => !disagrees(voice));
  const others = usual.length >= 2 ? usual : drawn;
  const chosen = others.filter((voice) => voice !== dissent).slice(0, dissent === undefined ? 3 : 2);
  return [
    ...chosen.map(({ moment }) => ({ moment, dissenting: false })),
    ...(dissent === undefined ? [] : [{ moment: dissent.moment, dissenting: true }]),
  ];
}
