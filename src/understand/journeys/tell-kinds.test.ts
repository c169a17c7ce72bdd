import { describe, expect, it } from 'vitest';
import { tellKinds } from './tell-kinds.ts';

const row = (field: string, value: string, start: string, episodes: number) => ({
  field,
  value,
  start,
  episodes,
});

describe('kinds of journey', () => {
  const journeys = [
    row('journey', 'Bill', 'Bill sent', 600),
    row('journey', 'Repair', 'Report fault', 300),
    row('journey', 'Repair', 'Diagnosed', 2),
    row('journey', 'Order', 'Place order', 100),
  ];
  const regions = ['Bill sent', 'Report fault', 'Place order'].flatMap((start) => [
    row('region', 'North', start, 170),
    row('region', 'South', start, 164),
  ]);

  it('are told by the attribute whose values begin with steps of their own', () => {
    expect(tellKinds([...regions, ...journeys], 1002)).toEqual({
      field: 'journey',
      values: [
        { value: 'Bill', episodes: 600 },
        { value: 'Repair', episodes: 302 },
        { value: 'Order', episodes: 100 },
      ],
    });
  });

  it('are none where every journey begins alike, or half of them carry no name', () => {
    expect(tellKinds(regions, 1002)).toBeNull();
    expect(tellKinds(journeys, 2000)).toBeNull();
    expect(tellKinds([], 0)).toBeNull();
  });

  it('are none where nearly all are of one', () => {
    const one = [row('source', 'shop', 'Place order', 995), row('source', 'web', 'Click', 5)];
    expect(tellKinds(one, 1000)).toBeNull();
  });
});
