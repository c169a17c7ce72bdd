import type { Services } from '../../../../server/serve.ts';
import { hearExport } from '../../posts/index.ts';
import type { PostKind } from '../../posts/kinds.contract.ts';
import type { SourceKind } from '../../sources/index.ts';
import type { ImportReport } from '../contract.ts';
import type { Mapping } from '../mapping.contract.ts';
import type { ImportFile } from '../store.ts';
import { type UploadFolder, uploadFolder } from '../upload-files.ts';
import { kindOf, kindsOf } from './find-exports.ts';

/** Were files read as exports? A table under a company's own mapping is heard where the company says, not here. */
export const readsExports = ({ tables }: Mapping): boolean =>
  Object.values(tables).some(({ reads }) => reads === 'export');

/** At which kind of listening post an export is heard. */
export function heardAt(kind: SourceKind): PostKind {
  if (kind === 'captions' || kind === 'transcript') return 'transcripts';
  if (kind.startsWith('review')) return 'reviews';
  if (kind.startsWith('social')) return 'social';
  if (kind.startsWith('forum')) return 'forum';
  if (kind.startsWith('qualtrics')) return 'surveys';
  return kind === 'note-rows' ? 'notes' : 'helpdesk';
}

export function heardIn(
  folder: UploadFolder,
  uploads: readonly { readonly id: string; readonly name: string }[],
) {
  return kindsOf(folder, uploads).flatMap((kind) => (kind === null ? [] : [heardAt(kind)]));
}

/** Tells the programme sheet what the files of an import brought, each at the post of its kind. */
export async function tellPosts(
  services: Pick<Services, 'records' | 'log' | 'dataDirectory'>,
  it: { readonly workspace: string; readonly startedBy: string; readonly at: Date },
  files: readonly ImportFile[],
  report: ImportReport,
): Promise<void> {
  const folder = uploadFolder(services.dataDirectory);
  const sums = new Map<PostKind, { accepted: number; duplicate: number; quarantined: number }>();
  for (const [i, { upload }] of files.entries()) {
    const kind = kindOf(folder, upload);
    const file = report.files[i];
    if (kind === null || file === undefined || file.read === 0) continue;
    const sum = sums.get(heardAt(kind)) ?? { accepted: 0, duplicate: 0, quarantined: 0 };
    sum.accepted += file.accepted;
    sum.duplicate += file.duplicate;
    sum.quarantined += file.quarantined;
    sums.set(heardAt(kind), sum);
  }
  for (const [kind, sum] of sums)
    await hearExport(services, it.workspace, { kind, by: it.startedBy, at: it.at }, sum);
}
