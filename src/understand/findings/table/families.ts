import type { EpisodeTable } from './episode-table.ts';

/** Episodes of one kind (orders, repairs, bills): compared with each other, never with another kind. */
export interface Family {
  /** '' when there is only one kind. */
  readonly name: string;
  readonly members: Int32Array;
  /** How its episodes are known; null when all are of one kind. */
  readonly by: FamilyMark | null;
}
/** By an attribute's value, or by the steps they start with. */
export type FamilyMark =
  | { readonly attribute: string; readonly level: string }
  | { readonly starts: readonly number[] };

/** A kind of start this rare is counted to the family it resembles most. */
const smallShare = 0.02;
/** Cosine of two groups' step shares from which they are one family. */
const alike = 0.6;

interface Group {
  start: number;
  starts: number[];
  members: number[];
  shares: Float64Array;
}

/**
 * Sorts episodes into families by the step they start with; starts whose episodes then go through the same steps are
 * one family. `leftOut` are steps that say nothing about the kind (surveys, answers).
 */
export function families(table: EpisodeTable, leftOut: ReadonlySet<number>): Family[] {
  const groups = byStart(table, leftOut).sort((a, b) => b.members.length - a.members.length);
  const kinds: Group[] = [];
  for (const group of groups) {
    const [nearest, likeness] = mostAlike(kinds, group);
    const small = group.start === -1 || group.members.length < Math.max(50, smallShare * table.n);
    if (nearest !== undefined && (small || likeness >= alike)) {
      const [a, b] = [nearest.members.length, group.members.length];
      nearest.shares = nearest.shares.map((share, s) => (share * a + (group.shares[s] ?? 0) * b) / (a + b));
      nearest.members = nearest.members.concat(group.members);
      nearest.starts.push(...group.starts);
    } else kinds.push(group);
  }
  if (kinds.length < 2) return kinds.map(({ members }) => ({ name: '', members: sorted(members), by: null }));
  return (
    byAttribute(table, kinds) ??
    kinds.map(({ members, start, starts }) => ({
      name: table.steps[start]?.name ?? '',
      members: sorted(members),
      by: { starts },
    }))
  );
}

const sorted = (members: readonly number[]) => Int32Array.from(members).sort();

function byStart(table: EpisodeTable, leftOut: ReadonlySet<number>): Group[] {
  const groups = new Map<number, Group>();
  const seen = new Int32Array(table.steps.length).fill(-1);
  for (let episode = 0; episode < table.n; episode++) {
    const to = table.from[episode + 1] as number;
    let start = -1;
    for (let i = table.from[episode] as number; i < to && start === -1; i++) {
      if (!leftOut.has(table.walk[i] as number)) start = table.walk[i] as number;
    }
    let group = groups.get(start);
    if (group === undefined) {
      group = { start, starts: [start], members: [], shares: new Float64Array(table.steps.length) };
      groups.set(start, group);
    }
    group.members.push(episode);
    for (let i = table.from[episode] as number; i < to; i++) {
      const step = table.walk[i] as number;
      if (seen[step] === episode || leftOut.has(step)) continue;
      seen[step] = episode;
      group.shares[step] = (group.shares[step] as number) + 1;
    }
  }
  for (const group of groups.values()) {
    group.shares = group.shares.map((count) => count / group.members.length);
  }
  return [...groups.values()];
}

function mostAlike(kinds: readonly Group[], group: Group): [Group | undefined, number] {
  let best: Group | undefined = kinds[0];
  let likeness = -1;
  for (const kind of kinds) {
    const cosine =
      dot(kind.shares, group.shares) /
      Math.sqrt(dot(kind.shares, kind.shares) * dot(group.shares, group.shares));
    if (cosine > likeness) [best, likeness] = [kind, cosine];
  }
  return [best, likeness];
}

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/**
 * An attribute with one value per family, another in each, knows better than the first step: it names the families,
 * and decides where the few belong that start in an odd place. null when there is none.
 */
function byAttribute(table: EpisodeTable, kinds: readonly Group[]): Family[] | null {
  for (const [attribute, { levels, code }] of table.attributes) {
    const owned = kinds.map(({ members }) => {
      const level = code[members[members.length >> 1] ?? 0] as number;
      const same = members.filter((episode) => code[episode] === level).length;
      return same >= 0.98 * members.length ? level : -1;
    });
    if (owned.includes(-1) || new Set(owned).size < kinds.length) continue;
    const members = kinds.map((): number[] => []);
    kinds.forEach((kind, k) => {
      for (const episode of kind.members) {
        const other = owned.indexOf(code[episode] as number);
        members[other === -1 ? k : other]?.push(episode);
      }
    });
    return owned.map((level, k) => ({
      name: levels[level] as string,
      members: sorted(members[k] ?? []),
      by: { attribute, level: levels[level] as string },
    }));
  }
  return null;
}
