import { nameOnScale } from '../../items/index.ts';
import {
  onlyTells,
  type ScoreColumn,
  type SourceFile,
  type SourceKind,
  scoresIn,
  sourceOf,
} from '../../sources/index.ts';
import type { Mapping } from '../mapping.contract.ts';
import { textOf } from '../scan/encoding.ts';
import { beginningOf, recogniseUpload, type UploadFolder } from '../upload-files.ts';
import { exportMapping } from './export-mapping.ts';
import { openUpload } from './open-upload.ts';

interface Upload {
  readonly id: string;
  readonly name: string;
}

/** What kind of export this file is; null when no reader knows it. */
export function kindOf(folder: UploadFolder, upload: Upload): SourceKind | null {
  const { format, dialect, encoding } = recogniseUpload(folder, upload.id);
  if (['xes', 'xes.gz', 'xlsx', 'sqlite', 'sav', 'zip', 'mail', 'empty', 'ocel-json'].includes(format))
    return null;
  const { sample, truncated } = beginningOf(folder, upload.id);
  const header = dialect?.separator === ',' ? dialect.header : undefined;
  return sourceOf(textOf(sample, encoding), { header, format, truncated });
}

export type Kinds = readonly (SourceKind | null)[];
/** The kinds of these files, in their order; each is looked into. */
export const kindsOf = (folder: UploadFolder, uploads: readonly Upload[]): Kinds =>
  uploads.map((upload) => kindOf(folder, upload));

/** Are these files exports of known kinds, so that they need no mapping? */
export const areExports = (kinds: Kinds): boolean => kinds.some((kind) => kind !== null && !onlyTells(kind));

/** Do all of these files only tell of others, and of nothing that happened? */
export const onlyTelling = (kinds: Kinds): boolean => kinds.every((kind) => kind !== null && onlyTells(kind));

/** Scales that the company knows metrics on. */
export type KnownScales = (
  metrics: readonly string[],
) => Promise<ReadonlyMap<string, readonly [number, number]>>;

/** Names for scores: one that is known on another scale, here or in the company, keeps its scale behind its name. */
async function named(scores: readonly ScoreColumn[], known: KnownScales) {
  const scales = new Map(await known(scores.map(({ metric }) => metric)));
  const taken = new Set<string>();
  return scores.flatMap((score) => {
    const { metric, low, high } = score;
    const scale = scales.get(metric) ?? [low, high];
    scales.set(metric, scale);
    const fits = scale[0] === low && scale[1] === high && !taken.has(metric);
    const name = fits ? metric : nameOnScale(metric, low, high, score.reversed ? ', reversed' : '');
    if (taken.has(name)) return [];
    taken.add(name);
    return [{ ...score, name }];
  });
}

/** The mapping of files that are exports of known kinds. */
export async function mappingOfExports(
  folder: UploadFolder,
  uploads: readonly Upload[],
  kinds: Kinds,
  scales: KnownScales,
): Promise<Mapping> {
  const known = kinds.filter((kind) => kind !== null);
  const scored = known.includes('qualtrics-response')
    ? await named(await scoresIn(sourceFiles(folder, uploads)), scales)
    : [];
  return exportMapping(
    known,
    uploads.filter((_, i) => kinds[i] === null).map(({ name }) => name),
    scored,
  );
}

/** The files of one import that tell of people and tickets in others. */
export function sourceFiles(folder: UploadFolder, uploads: readonly Upload[]): SourceFile[] {
  return uploads.flatMap((upload) => {
    const kind = kindOf(folder, upload);
    return kind === null ? [] : [{ kind, open: () => openUpload(folder, upload.id) }];
  });
}
