import type { EpisodeTable } from '../table/episode-table.ts';
import type { Family } from '../table/families.ts';
import { type Candidate, leastEpisodes, outside } from './candidate.ts';
import { subjectOf } from './promise-candidates.ts';

const mostLevels = 30;
/** More distinct numbers than this are cut at their median instead of compared one by one. */
const fewNumbers = 12;

/** Facts fixed for the whole episode, each level against the others: before everything that happens. */
export function segmentCandidates(table: EpisodeTable, kinds: readonly Family[]): Candidate[] {
  return [...table.attributes].flatMap(([attribute, { levels, code }]) => {
    if (kinds.length > 1 && namesFamilies(code, kinds)) return [];
    const asNumbers = levels.map((level) => (level.trim() === '' ? Number.NaN : Number(level)));
    const numeric = levels.length > fewNumbers && asNumbers.every((value) => Number.isFinite(value));
    return numeric
      ? [aboveMedian(table, attribute, code, asNumbers)].filter((candidate) => candidate !== null)
      : levelCandidates(table, attribute, levels, code);
  });
}

/** An attribute that only repeats which family an episode belongs to (but for a few odd ones). */
function namesFamilies(code: Int16Array, kinds: readonly Family[]): boolean {
  return kinds.every(({ members }) => {
    const first = code[members[members.length >> 1] ?? 0];
    return members.filter((episode) => code[episode] === first).length >= 0.98 * members.length;
  });
}

function segment(
  attribute: string,
  level: string,
  exposure: Uint8Array,
  more: { threshold?: number } = {},
): Candidate | null {
  const counts = [0, 0, 0];
  for (const value of exposure) counts[value] = (counts[value] ?? 0) + 1;
  if ((counts[0] ?? 0) < leastEpisodes || (counts[1] ?? 0) < leastEpisodes) return null;
  return {
    subject: subjectOf('segment', '', attribute, level),
    kind: 'segment',
    family: '',
    familyIndex: -1,
    step: -1,
    attribute,
    level,
    ...more,
    exposure,
    decidedAt: () => Number.NEGATIVE_INFINITY,
  };
}

function levelCandidates(
  table: EpisodeTable,
  attribute: string,
  levels: readonly string[],
  code: Int16Array,
): Candidate[] {
  const counts = new Float64Array(levels.length);
  for (const level of code) if (level >= 0) counts[level] = (counts[level] as number) + 1;
  const commonest = levels
    .map((_, level) => level)
    .filter((level) => (counts[level] as number) >= leastEpisodes)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  // Of two levels one says it all: the rarer one is told.
  const told = levels.length === 2 ? commonest.slice(1, 2) : commonest.slice(0, mostLevels);
  return told.flatMap((level) => {
    const exposure = new Uint8Array(table.n).fill(outside);
    for (let episode = 0; episode < table.n; episode++) {
      const known = code[episode] as number;
      if (known >= 0) exposure[episode] = known === level ? 1 : 0;
    }
    const found = segment(attribute, levels[level] as string, exposure);
    return found === null ? [] : [found];
  });
}

function aboveMedian(
  table: EpisodeTable,
  attribute: string,
  code: Int16Array,
  numbers: readonly number[],
): Candidate | null {
  const values = Float64Array.from(code, (level) => (level >= 0 ? (numbers[level] as number) : Number.NaN));
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const exposure = new Uint8Array(table.n).fill(outside);
  values.forEach((value, episode) => {
    if (!Number.isNaN(value)) exposure[episode] = value > median ? 1 : 0;
  });
  return segment(attribute, `> ${median}`, exposure, { threshold: median });
}
