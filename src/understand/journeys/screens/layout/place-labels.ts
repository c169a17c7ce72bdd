import { type Box, overlap, type PlacedEdge, type Point } from './drawing.ts';
import { textWidth } from './text-width.ts';

export const labelSize = 11.5;
const labelHeight = 15;
const air = 2;

interface Candidate extends Box {
  /** How far from the best place on its line. */
  readonly cost: number;
}

/** Does the segment a–b pass through the box? Segments are upright or level, but for a little slack. */
function passes(a: Point, b: Point, box: Box): boolean {
  const low = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) };
  const line = { ...low, width: Math.abs(a.x - b.x) || 0.1, height: Math.abs(a.y - b.y) || 0.1 };
  return overlap(line, box);
}

/** Places beside an edge, along its longer stretches: over, under, right, left. */
function candidatesOf(edge: PlacedEdge, width: number, channels: readonly number[]): Candidate[] {
  const found: Candidate[] = [];
  const side = edge.width / 2 + 3;
  const add = (x: number, y: number, cost: number) =>
    found.push({ x: x - width / 2, y: y - labelHeight / 2, width, height: labelHeight, cost });
  edge.points.slice(1).forEach((b, i) => {
    const a = edge.points[i] as Point;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const short = Math.max(0, 40 - length) / 4;
    if (Math.abs(a.y - b.y) < Math.abs(a.x - b.x)) {
      for (const t of [0.5, 0.35, 0.65, 0.2, 0.8]) {
        const x = a.x + (b.x - a.x) * t;
        const off = Math.abs(t - 0.5) * 6 + short;
        add(x, a.y - side - labelHeight / 2 + 2, off);
        add(x, a.y + side + labelHeight / 2 - 2, off + 0.5);
      }
      // Too short a stretch between two boxes: over or under the boxes, in the nearest channel.
      const x = (a.x + b.x) / 2;
      for (const c of channels.filter((c) => Math.abs(c - a.y) < 48)) add(x, c, 3 + (c > a.y ? 0.5 : 0));
    } else {
      const [top, bottom] = a.y < b.y ? [a.y, b.y] : [b.y, a.y];
      const middle = (top + bottom) / 2;
      for (const y of [middle, ...channels.filter((c) => c > top && c < bottom)]) {
        const off = Math.abs(y - middle) / 30 + short / 2;
        add(a.x + side + width / 2, y, off);
        add(a.x - side - width / 2, y, off + 0.7);
        add(a.x, y, off + 2);
      }
    }
  });
  return found;
}

/**
 * Gives each label the quietest place beside its line, the largest edges first. A label that would touch a box or
 * another label is left out: better silent than unreadable.
 */
export function placeLabels(
  edges: readonly PlacedEdge[],
  textOf: (edge: PlacedEdge) => string,
  obstacles: readonly Box[],
  bounds: Box,
  channels: readonly number[],
): PlacedEdge[] {
  const taken: Box[] = [...obstacles];
  return edges.map((edge) => {
    const text = textOf(edge);
    const width = textWidth(text, labelSize) + 4;
    const crossings = (box: Box) =>
      edges.reduce((sum, other) => {
        if (other === edge) return sum;
        const crossed = other.points.slice(1).some((b, i) => passes(other.points[i] as Point, b, box));
        return sum + (crossed ? 1 + other.width / 3 : 0);
      }, 0);
    const [best] = candidatesOf(edge, width, channels)
      .filter(
        (box) =>
          box.x >= bounds.x &&
          box.y >= bounds.y &&
          box.x + box.width <= bounds.x + bounds.width &&
          box.y + box.height <= bounds.y + bounds.height &&
          taken.every((other) => !overlap(box, other, air)),
      )
      .map((box) => ({ box, cost: box.cost + 3 * crossings(box) }))
      .sort((a, b) => a.cost - b.cost);
    if (best === undefined) return edge;
    const { x, y, height } = best.box;
    const label = { x, y, width, height, text };
    taken.push(label);
    return { ...edge, label };
  });
}
