import type { Forgetter, ToForget } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';
import { emptyWords, type WordsDue, wordsDue, wordsReadOf } from '../../../stores/moments/empty-words.ts';

/** What else holds words of voices, by the names under which the parts forget; labels that people gave stay, without their words. */
const holders = new Set([
  'vectors of their words',
  'second opinions',
  'calls of the language model',
  'words of items',
  'words of observations',
  'words beside labels',
  'originals of words',
]);
const atOnce = 3000;
const first = '00000000-0000-0000-0000-000000000000';

/**
 * Takes the words out of voices whose time is over, everywhere: that they were given, when, their scores and what was read of
 * them stay, so that what was counted stays the same. What is interrupted is still due, and goes with the next look.
 */
export async function expireWords(
  services: Services,
  forgetters: readonly Forgetter[],
  about: WordsDue,
): Promise<number> {
  const own = forgetters.filter(({ what }) => holders.has(what));
  let gone = 0;
  for (let after = first; ; ) {
    const voices = await wordsDue(services.moments, about, { after, limit: atOnce });
    const last = voices.at(-1);
    if (last === undefined) return gone;
    const moments = voices.map(({ moment }) => moment);
    const read = await wordsReadOf(services.moments, about.workspace, moments);
    const who: ToForget = {
      workspaceId: about.workspace,
      customers: [],
      episodes: [],
      moments,
      texts: [...new Set([...voices.map(({ text }) => text), ...read])],
      textKeys: [...new Set(voices.map(({ textKey }) => textKey))].filter((key) => key !== ''),
      rows: voices.map(({ source, row }) => ({ source, row })),
    };
    for (const { forget } of own) await forget(services, who);
    await emptyWords(services.moments, about.workspace, moments);
    gone += voices.length;
    after = last.moment;
  }
}

/** What keeps such words and is forgotten by no part under its name: words would stay where it is. */
export const nobodyLetsGo = (forgetters: readonly Forgetter[]): string[] =>
  [...holders].filter((holder) => !forgetters.some(({ what }) => what === holder));

/** Tables of the records that hold such words. */
export const tablesOfWords = (forgetters: readonly Forgetter[]): string[] => [
  ...new Set(forgetters.filter(({ what }) => holders.has(what)).flatMap(({ tables }) => [...(tables ?? [])])),
];
