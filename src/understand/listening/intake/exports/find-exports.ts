import { onlyTells, type SourceFile, type SourceKind, sourceOf } from '../../sources/index.ts';
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

/** The mapping of files that are exports of known kinds; null when none of them is. */
export function mappingOfExports(folder: UploadFolder, uploads: readonly Upload[]): Mapping | null {
  const kinds = uploads.map((upload) => kindOf(folder, upload));
  const known = kinds.filter((kind) => kind !== null);
  if (known.every(onlyTells)) return null;
  return exportMapping(
    known,
    uploads.filter((_, i) => kinds[i] === null).map(({ name }) => name),
  );
}

/** The files of one import that tell of people and tickets in others. */
export function sourceFiles(folder: UploadFolder, uploads: readonly Upload[]): SourceFile[] {
  return uploads.flatMap((upload) => {
    const kind = kindOf(folder, upload);
    return kind === null ? [] : [{ kind, open: () => openUpload(folder, upload.id) }];
  });
}
