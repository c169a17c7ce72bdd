import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, type Drawing, type EdgeGiven, overlap, type Point, type StepGiven } from './drawing.ts';
import { layOutMap } from './lay-out-map.ts';

const step = (name: string, lane: string | undefined, position: number, episodes: number): StepGiven => ({
  name,
  lane,
  position,
  episodes,
});
const edge = (from: string, to: string, episodes: number): EdgeGiven => ({
  from,
  to,
  episodes,
  label: `${episodes} · 2 d`,
});

/** The telecom of the first picture: from order to first bill. */
const telecom = {
  steps: [
    step('Order', 'Sales', 0, 6930),
    step('Credit check', 'Finance', 1, 6930),
    step('Plan visit', 'Planning', 2, 6930),
    { ...step('Visit', 'Field', 5, 6820), promise: 'on the day promised: 78 % kept (77 to 79)' },
    step('Re-plan', 'Planning', 3, 1240),
    step('Order part', 'Logistics', 4, 610),
    step('Activate', 'Logistics', 6, 6700),
    step('First bill', 'Finance', 7, 6610),
    step('Ask service', 'Service', 8, 1480),
  ],
  edges: [
    edge('Order', 'Credit check', 6930),
    edge('Credit check', 'Plan visit', 6930),
    edge('Plan visit', 'Visit', 5690),
    edge('Plan visit', 'Re-plan', 1240),
    edge('Re-plan', 'Order part', 610),
    edge('Order part', 'Re-plan', 410),
    edge('Re-plan', 'Visit', 1130),
    edge('Visit', 'Activate', 6700),
    edge('Activate', 'First bill', 6610),
    edge('First bill', 'Ask service', 1480),
  ],
};

/** Sixty steps in eight functions, tangled: every step leads to a few later ones and some go back. */
function tangled(count: number, seed: number) {
  let state = seed;
  const random = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  const lanes = ['Sales', 'Finance', 'Planning', 'Logistics', 'Field', 'Service', 'Billing', undefined];
  const steps = Array.from({ length: count }, (_, i) =>
    step(`Step number ${i}`, lanes[Math.floor(random() * lanes.length)], i, Math.ceil(random() * 5000)),
  );
  const edges = steps.flatMap((from, i) =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      const to = steps[Math.max(0, Math.min(count - 1, i - 3 + Math.floor(random() * 9)))] as StepGiven;
      return edge(from.name, to.name, Math.ceil(random() * 3000));
    }),
  );
  const once = new Map(edges.map((e) => [`${e.from}>${e.to}`, e]));
  return { steps, edges: [...once.values()] };
}

const pairs = <T>(all: readonly T[]): [T, T][] =>
  all.flatMap((a, i) => all.slice(i + 1).map((b): [T, T] => [a, b]));

function segmentInside(a: Point, b: Point, box: Box): boolean {
  const line = {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x) || 0.01,
    height: Math.abs(a.y - b.y) || 0.01,
  };
  return overlap(line, box, -1);
}

function expectReadable(drawing: Drawing) {
  for (const [a, b] of pairs(drawing.steps)) expect(overlap(a, b), `${a.name} on ${b.name}`).toBe(false);
  const labels = drawing.edges.flatMap((e) => (e.label === undefined ? [] : [e.label]));
  for (const [a, b] of pairs([...labels, ...drawing.promises])) {
    expect(overlap(a, b), `${a.text} on ${b.text}`).toBe(false);
  }
  for (const label of labels) {
    for (const box of drawing.steps) expect(overlap(label, box), `${label.text} on ${box.name}`).toBe(false);
    expect(label.x).toBeGreaterThanOrEqual(0);
    expect(label.x + label.width).toBeLessThanOrEqual(drawing.width + 0.01);
  }
  for (const e of drawing.edges) {
    for (const box of drawing.steps.filter((s) => s.name !== e.from && s.name !== e.to)) {
      e.points.slice(1).forEach((b, i) => {
        expect(segmentInside(e.points[i] as Point, b, box), `${e.from} → ${e.to} through ${box.name}`).toBe(
          false,
        );
      });
    }
  }
}

describe('the journey map', () => {
  it('draws the telecom of the first picture with a label on every line', () => {
    const drawing = layOutMap(telecom.steps, telecom.edges, 1000);
    expectReadable(drawing);
    expect(drawing.unlabelled).toBe(0);
    expect(drawing.lanes.map((lane) => lane.name)).toEqual([
      'Sales',
      'Finance',
      'Planning',
      'Logistics',
      'Field',
      'Service',
    ]);
    const at = (name: string) => drawing.steps.find((s) => s.name === name)?.x ?? Number.NaN;
    expect(at('Order')).toBeLessThan(at('Credit check'));
    expect(at('Re-plan')).toBeLessThan(at('Visit'));
    expect(drawing.edges.filter((e) => e.back).map((e) => `${e.from} → ${e.to}`)).toEqual([
      'Order part → Re-plan',
    ]);
    expect(drawing.promises).toHaveLength(1);
  });

  it('never puts a step left of the one that leads to it, though its paths be shorter', () => {
    const { steps } = layOutMap(
      [
        step('Reported', 'Service', 0, 1000),
        step('Missed', 'Field', 0.5, 300),
        step('Planned', 'Planning', 0.6, 1000),
        step('Repaired', 'Field', 1, 1000),
      ],
      [
        edge('Reported', 'Planned', 1000),
        edge('Planned', 'Missed', 300),
        edge('Missed', 'Repaired', 300),
        edge('Planned', 'Repaired', 700),
        edge('Repaired', 'Missed', 20),
      ],
      1000,
    );
    const columns = [...steps].sort((a, b) => a.column - b.column).map(({ name }) => name);
    expect(columns).toEqual(['Reported', 'Planned', 'Missed', 'Repaired']);
  });

  it('stays readable with sixty tangled steps', () => {
    const { steps, edges } = tangled(60, 7);
    const drawing = layOutMap(steps, edges, 1000);
    expectReadable(drawing);
    expect(drawing.steps).toHaveLength(60);
    expect(Math.max(...drawing.steps.map((s) => s.column))).toBeLessThan(30);
  });

  it('never lets anything overlap, whatever the journey', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 1e6 }), (count, seed) => {
        const { steps, edges } = tangled(count, seed);
        expectReadable(layOutMap(steps, edges, 900));
      }),
      { numRuns: 60 },
    );
  });

  it('is the same map whatever the order of the rows', () => {
    const { steps, edges } = tangled(20, 3);
    expect(layOutMap([...steps].reverse(), [...edges].reverse(), 1000).edges).toEqual(
      layOutMap(steps, edges, 1000).edges,
    );
  });

  it('draws a log without functions in one unnamed lane', () => {
    const steps = ['a', 'b', 'c'].map((name, i) => step(name, undefined, i, 6));
    const drawing = layOutMap(steps, [edge('a', 'b', 6), edge('b', 'c', 6), edge('c', 'b', 2)], 800);
    expectReadable(drawing);
    expect(drawing.lanes).toHaveLength(1);
  });

  it('is empty for no steps', () => {
    expect(layOutMap([], [], 800).height).toBe(0);
  });
});
