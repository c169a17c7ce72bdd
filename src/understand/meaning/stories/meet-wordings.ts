import type { Services } from '../../../server/serve.ts';
import { ask, type Scope } from '../../../stores/moments/question.ts';
import { bandsMet } from '../questions/bands-met.ts';
import { joinWordings, type Telling } from './join-wordings.ts';
import { keepWordings, knownWordings, lockWordings, storiesOf } from './wording-store.ts';

/** A value takes 128 kB; a band takes up to 17 letters of it. */
const bandsAtOnce = 7000;
const encoder = new TextEncoder();

/**
 * The story of each of these wordings, among all that the company's voices were ever told in. New ones are kept, so that
 * later ones meet them. Wordings that are not among the tellings (short ones) are stories by themselves.
 */
export async function meetWordings(
  { records, moments }: Pick<Services, 'records' | 'moments'>,
  scope: Scope,
  tellings: readonly Telling[],
): Promise<ReadonlyMap<string, string>> {
  const { workspace } = scope;
  const distinct = [...new Map(tellings.map((telling) => [telling.wording, telling])).values()];
  if (distinct.length === 0) return new Map();
  return records.inWorkspace(workspace, async (tx) => {
    const wordings = distinct.map(({ wording }) => wording);
    const before = await storiesOf(tx, wordings);
    if (before.size === distinct.length) return before;
    await lockWordings(tx, workspace);
    const known = await storiesOf(tx, wordings);
    const fresh = distinct.filter(({ wording }) => !known.has(wording));
    const bands = [...new Set(fresh.flatMap((telling) => telling.bands))];
    const met = new Map<number, string[]>();
    for (let from = 0; from < bands.length; from += bandsAtOnce) {
      const some = bands.slice(from, from + bandsAtOnce);
      for (const { band, wording } of await ask(moments, scope, bandsMet(some)))
        met.set(band, [...(met.get(band) ?? []), wording]);
    }
    const joined = joinWordings(fresh, await knownWordings(tx, [...new Set([...met.values()].flat())]), met);
    // Before the records know them: what a kill leaves here is not known there, and is written again.
    if (fresh.length > 0) {
      await moments.insert({
        table: 'wording_bands',
        columns: ['workspace', 'band', 'wording'],
        format: 'TabSeparated',
        bytes: encoder.encode(
          fresh
            .flatMap(({ wording, bands: own }) => own.map((band) => `${workspace}\t${band}\t${wording}\n`))
            .join(''),
        ),
      });
    }
    await keepWordings(tx, workspace, fresh, joined);
    return new Map([
      ...[...known].map(
        ([wording, story]) =>
          [wording, joined.merges.find((merge) => merge.story === story)?.toldAs ?? story] as const,
      ),
      ...joined.stories,
    ]);
  });
}
