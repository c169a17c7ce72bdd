import type { GivenMoment } from '../../src/understand/journeys/given.ts';

/** A made-up log with ties, promises of every end, voices, repeats, and customers on every shard. */
export function madeUpLog(withEpisodes: boolean): GivenMoment[] {
  const at = (i: number, hours: number) => new Date(Date.UTC(2025, 0, 1 + (i % 28), hours));
  return Array.from({ length: 400 }, (_, i): GivenMoment[] => {
    const own = { customer: `customer ${i % 150}`, episode: withEpisodes ? `order ${i}` : '' };
    const field = { ...own, step: 'Installed', function: 'Field' };
    return [
      { ...own, step: 'Order', function: 'Sales', at: at(i, 8), attributes: { region: `R${i % 3}` } },
      {
        ...field,
        kind: 'promise',
        at: at(i, 8),
        declared: 1,
        due: at(i, 8 + (i % 40)),
        withdrawn: i % 17 === 0,
      },
      {
        ...own,
        step: i % 5 === 0 ? 'Re-plan' : 'Plan',
        function: 'Planning',
        at: at(i, 8 + (i % 3)),
        declared: 2,
      },
      ...(i % 9 === 0 ? [] : [{ ...field, at: at(i, 20), declared: 3 }]),
      { ...own, kind: 'voice', step: 'Survey', at: at(i, 30), declared: 4, scores: { ease: i % 11 } },
    ];
  })
    .flat()
    .map((moment, i) => ({ ...moment, row: i + 1 }));
}
