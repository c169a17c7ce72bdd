/**
 * What the map is drawn from and what comes out: plain numbers in, plain coordinates out. The layout knows
 * neither React nor the API, so it can be tested for what matters: nothing overlaps.
 */
export interface StepGiven {
  readonly name: string;
  /** The function that owns the step; undefined when the data do not say. */
  readonly lane: string | undefined;
  readonly episodes: number;
  /** Where it usually stands in an episode; any rising scale. Decides left and right. */
  readonly position: number;
  /** Words under the box: "78 % kept (77 to 79)". */
  readonly promise?: string;
}

export interface EdgeGiven {
  readonly from: string;
  readonly to: string;
  readonly episodes: number;
  /** "6,930 · 2 h" */
  readonly label: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A step in the grid: column = how late, row = which lane (and which line within the lane). */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

export interface PlacedStep extends Box, Cell {
  readonly name: string;
  readonly lines: readonly string[];
}

export interface PlacedLane {
  readonly name: string | undefined;
  readonly top: number;
  readonly bottom: number;
}

export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  /** Against the usual direction: rework, a step back. */
  readonly back: boolean;
  readonly width: number;
  readonly points: readonly Point[];
  /** SVG path, already rounded. */
  readonly path: string;
  /** Tip of the arrow and where it points, in degrees. */
  readonly tip: Point & { readonly angle: number };
  /** Absent when there was no room that nothing else needs more. */
  readonly label?: Box & { readonly text: string };
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly PlacedLane[];
  readonly steps: readonly PlacedStep[];
  readonly edges: readonly PlacedEdge[];
  /** Promise words with their room. */
  readonly promises: readonly (Box & { readonly step: string; readonly text: string })[];
  /** Edges whose label found no room; the table has all. */
  readonly unlabelled: number;
}

/** Do two boxes overlap, with `margin` kept free between them? */
export function overlap(a: Box, b: Box, margin = 0): boolean {
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  );
}
