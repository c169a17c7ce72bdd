import type { Caller } from '../../../../kernel/policy.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { mailboxesOf, mailboxFor, ownIn, prepareMailbox } from '../../posts/index.ts';
import { openUpload } from '../exports/open-upload.ts';
import type { KeptMapping } from '../mapping.contract.ts';
import type { ProposedMail } from '../proposal/proposal.contract.ts';
import type { UploadRow } from '../store.ts';
import type { UploadFolder } from '../upload-files.ts';

interface Wanted {
  readonly workspace: string;
  readonly caller: Caller;
  readonly mapping?: unknown;
  readonly mail?:
    | { readonly post?: string | undefined; readonly own?: readonly string[] | undefined }
    | undefined;
  readonly dryRun: boolean;
  readonly replays?: unknown;
}

export const isMailIn = (uploads: readonly Pick<UploadRow, 'format'>[]): boolean =>
  uploads.some(({ format }) => format === 'mail');

/** Whose mailbox these uploads come from, as far as their first mails tell. */
const ownInUploads = (folder: UploadFolder, uploads: readonly { readonly id: string }[]) =>
  ownIn(
    uploads.map(
      ({ id }) =>
        () =>
          openUpload(folder, id),
    ),
  );

/** What is known before anybody says anything: the mailbox mail would go to, and whose addresses are the company's own. */
export async function proposeMail(
  { records }: Pick<Services, 'records'>,
  workspace: string,
  uploads: readonly UploadRow[],
  folder: UploadFolder,
): Promise<ProposedMail> {
  const { all, mailbox } = await records.inWorkspace(workspace, async (tx) => ({
    all: await mailboxesOf(tx),
    mailbox: await mailboxFor(tx, undefined),
  }));
  const known = isRefusal(mailbox) ? [] : mailbox.own;
  const own = known.length > 0 ? known : await ownInUploads(folder, uploads);
  return {
    mailboxes: all.map(({ name, own }) => ({ name, own: [...own] })),
    mailbox: isRefusal(mailbox) ? '' : mailbox.name,
    own: [...own],
    isRecognised: known.length === 0 && own.length > 0,
  };
}

function unfit(wanted: Wanted, uploads: readonly UploadRow[]): Refusal | null {
  const other = uploads.find(({ format }) => format !== 'mail');
  if (other !== undefined)
    return refuse('mail-and-others', `${other.name} is no mail, and mail comes in by itself.`, {
      next: 'Import the mails and the other files one after the other.',
    });
  if (wanted.replays !== undefined)
    return refuse('mail-waits-there', 'Mail that could not be read waits at its listening post.', {
      next: 'Correct and replay it there: sirius posts quarantine POST.',
      kind: 'conflict',
    });
  return wanted.mapping === undefined
    ? null
    : refuse('mail-unmapped', 'Mail needs no mapping: its headers say who wrote to whom and when.', {
        next: 'Leave the mapping out.',
      });
}

/**
 * Where mail goes and whose addresses are the company's own: as the caller says, as the mailbox knows, or as the mails
 * themselves tell. Where none of them does it is asked for: unasked, the company's answers would count as customers' voices.
 */
export async function mailMapping(
  { records }: Pick<Services, 'records'>,
  wanted: Wanted,
  uploads: readonly UploadRow[],
  folder: UploadFolder,
): Promise<KeptMapping | Refusal> {
  const wrong = unfit(wanted, uploads);
  if (wrong !== null) return wrong;
  const { workspace, caller, mail, dryRun } = wanted;
  const mailbox = await records.inWorkspace(workspace, (tx) => mailboxFor(tx, mail?.post));
  if (isRefusal(mailbox)) return mailbox;
  const said = [...new Set([...mailbox.own, ...(mail?.own ?? [])])];
  const own = said.length > 0 ? said : await ownInUploads(folder, uploads);
  if (own.length === 0)
    return refuse('whose-mailbox', 'These mails do not tell which addresses are your own.', {
      next: 'Say them, so that your answers are not taken for customers’ words: --own help@vela.example,@vela.example',
    });
  if (!dryRun)
    await records.inWorkspace(workspace, (tx) => prepareMailbox(tx, caller, { name: mailbox.name, own }));
  return {
    tables: { mail: { file: '*' } },
    moments: [],
    time: { zone: 'UTC', formats: [] },
    mail: { post: mailbox.name, own, isRecognised: said.length === 0 },
  };
}
