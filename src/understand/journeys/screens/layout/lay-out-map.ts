import { drawEdges } from './draw-edges.ts';
import {
  type Box,
  type Drawing,
  type EdgeGiven,
  overlap,
  type PlacedStep,
  type StepGiven,
} from './drawing.ts';
import { measureGrid } from './measure-grid.ts';
import { labelSize, placeLabels } from './place-labels.ts';
import { placeSteps } from './place-steps.ts';
import { routeEdges } from './route-edges.ts';
import { textWidth, wrapName } from './text-width.ts';

const nameSize = 12;
const padding = 4;
const lineHeight = 14;
const narrowest = 84;
const widest = 128;
/** Beside a box, for lines that turn there. */
const besideBox = 26;

/**
 * The journey map: steps in lanes of the functions that own them, left to right by when they happen, lines between
 * them. Boxes never overlap, no line runs through a box, no label touches a box or another label.
 *
 * @param available width in pixels the map may fill; it is wider when the journey needs it.
 * @param laneAtLeast room at the left, for the names of the lanes and of the feeling above them.
 */
export function layOutMap(
  steps: readonly StepGiven[],
  edges: readonly EdgeGiven[],
  available: number,
  laneAtLeast = 48,
): Drawing {
  if (steps.length === 0) {
    return { width: available, height: 0, lanes: [], steps: [], edges: [], promises: [], unlabelled: 0 };
  }
  const lanesNamed = steps.flatMap((s) => (s.lane === undefined ? [] : [s.lane]));
  const laneWidth = Math.min(
    140,
    Math.max(laneAtLeast, ...lanesNamed.map((lane) => textWidth(lane, nameSize, true) + 30)),
  );
  const grid = placeSteps(steps, edges);
  const routed = routeEdges(grid, edges);
  const share = (available - laneWidth - 12) / grid.columns - besideBox;
  const boxWidth = Math.round(Math.min(widest, Math.max(narrowest, share)));
  const lines = new Map(steps.map((s) => [s.name, wrapName(s.name, boxWidth - 2 * padding, nameSize, 3)]));
  const boxHeight = 24 + lineHeight * Math.max(...[...lines.values()].map((l) => l.length));
  const measured = measureGrid(grid, routed, { boxWidth, boxHeight, laneWidth, available });
  const placed: PlacedStep[] = steps.flatMap((step) => {
    const cell = grid.cells.get(step.name);
    if (cell === undefined) return [];
    const at = { x: measured.left(cell), y: measured.top(cell), width: boxWidth, height: boxHeight };
    return [{ name: step.name, lines: lines.get(step.name) ?? [step.name], ...at, ...cell }];
  });
  const boxes = new Map<string, Box>(placed.map((step) => [step.name, step]));

  const promises = steps.flatMap((step) => {
    const box = boxes.get(step.name);
    if (step.promise === undefined || box === undefined) return [];
    const width = textWidth(step.promise, labelSize) + 4;
    const x = Math.min(Math.max(box.x + box.width / 2 - width / 2, laneWidth), measured.width - width);
    const under = { x, y: box.y + box.height + 2, width, height: 15 };
    const blocked = placed.some((other) => other.name !== step.name && overlap(under, other, 2));
    return blocked ? [] : [{ ...under, step: step.name, text: step.promise }];
  });

  const texts = new Map(edges.map((edge) => [`${edge.from}\u0000${edge.to}`, edge.label]));
  const bounds = { x: laneWidth, y: 0, width: measured.width - laneWidth, height: measured.height };
  const drawn = placeLabels(
    drawEdges(routed, boxes, measured),
    (edge) => texts.get(`${edge.from}\u0000${edge.to}`) ?? '',
    [...placed, ...promises],
    bounds,
    measured.channelMiddles,
  );
  return {
    width: Math.max(measured.width, available),
    height: measured.height,
    lanes: grid.lanes.map((lane) => ({
      name: lane.name,
      top: measured.laneTop(lane.firstRow),
      bottom: measured.laneTop(lane.firstRow + lane.rows),
    })),
    steps: placed,
    edges: drawn,
    promises,
    unlabelled: drawn.filter((edge) => edge.label === undefined).length,
  };
}
