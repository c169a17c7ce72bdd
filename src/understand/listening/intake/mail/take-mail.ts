import type { Services } from '../../../../server/serve.ts';
import { type Brought, broughtBy } from '../../items/index.ts';
import { bringMails, heldBy, type TakenMails } from '../../posts/index.ts';
import type { FileReport, ImportReport } from '../contract.ts';
import { openUpload } from '../exports/open-upload.ts';
import type { KeptMapping } from '../mapping.contract.ts';
import { Losses } from '../reading.ts';
import { filesOf, type ImportFile, type ImportRow, saveCheckpoint, setStage } from '../store.ts';
import { type UploadFolder, uploadFolder } from '../upload-files.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'events' | 'log' | 'dataDirectory' | 'now' | 'seal'>;
type MailOf = NonNullable<KeptMapping['mail']>;

const setAside: Readonly<Record<string, string>> = {
  'auto-reply': 'Automatic answers: counted, and no voices',
  bounce: 'Mail that came back: counted, and no voices',
  newsletter: 'Newsletters and lists: counted, and no voices',
  internal: 'Mail among your own addresses: counted, and no voices',
  erased: 'Mail of customers who were erased: not taken',
};

/** The report on one file: what is no item is named, so that the numbers add up to what was read. */
function reportOf(file: ImportFile, mail: MailOf, taken: TakenMails, accepted: number): FileReport {
  const losses = new Losses();
  if (accepted > 0) losses.add('Mail is heard at the listening post', mail.post, accepted);
  if (mail.isRecognised)
    losses.add('Your own addresses, as the mails tell them', mail.own.join(', '), mail.own.length);
  for (const [what, n] of Object.entries(taken.aside))
    losses.add(setAside[what] ?? 'Mail of another kind: counted, and no voices', mail.post, n);
  if (taken.cut > 0) losses.add('Mails larger than 25 MB: read up to there', file.upload.name, taken.cut);
  if (taken.quarantined > 0)
    losses.add(
      'Mails that could not be read wait in the quarantine of the listening post',
      mail.post,
      taken.quarantined,
    );
  const aside = Object.values(taken.aside).reduce((sum, n) => sum + n, 0);
  return {
    path: file.upload.name,
    format: 'mail',
    read: taken.read,
    accepted,
    duplicate: Math.max(0, taken.read - accepted - taken.quarantined - aside),
    quarantined: taken.quarantined,
    losses: losses.list(),
  };
}

interface Carrying {
  readonly services: Needs;
  readonly it: ImportRow & { readonly mail: MailOf };
  readonly folder: UploadFolder;
  readonly check: () => void;
  readonly customers: Set<string>;
  readonly episodes: Set<string>;
}

/** Under which name an import brings what it brings: all of it begins so, each file's ends with its number. */
const broughtAs = (id: string, file: number | '' = '') => `import:${id}:${file}`;

async function takeOne(carrying: Carrying, file: ImportFile): Promise<TakenMails> {
  const { services, it, folder, check, customers, episodes } = carrying;
  let offset = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of openUpload(folder, file.upload.id)) {
      offset += chunk.length;
      yield chunk;
    }
  }
  const tell = ({ read: row }: TakenMails, isRead: boolean) =>
    services.records.inWorkspace(it.workspace, (tx) => {
      const next = { offset, row, block: 0 };
      return saveCheckpoint(tx, it.id, file.n, { header: [], next, isRead, losses: [] });
    });
  const { workspace, dryRun, mail } = it;
  const into = {
    workspace,
    mailbox: { name: mail.post, own: mail.own },
    by: broughtAs(it.id, file.n),
    rehearsal: dryRun,
  };
  const taken = await bringMails(services, into, counted(), {
    onNew(customer, episode) {
      customers.add(customer);
      episodes.add(episode);
    },
    async onStep(sum) {
      await tell(sum, false);
      check();
    },
  });
  await tell(taken, true);
  return taken;
}

/** What a trial would have brought: nothing of it stands anywhere, so it is what was counted on the way. */
function rehearsed(
  { it, customers, episodes }: Carrying,
  files: readonly ImportFile[],
  taken: readonly TakenMails[],
): { brought: Brought; held: ReadonlyMap<string, number> } {
  const byFile = (count: (sum: TakenMails | undefined) => number | undefined) =>
    new Map(files.map(({ n }, i) => [broughtAs(it.id, n), count(taken[i]) ?? 0]));
  return {
    brought: {
      items: byFile((sum) => sum?.accepted),
      customers: customers.size,
      episodes: episodes.size,
    },
    held: byFile((sum) => sum?.quarantined),
  };
}

/**
 * Takes imported mail into its listening post, by the same door as mail that is fetched. Begun anew after a crash it reads
 * from the beginning: every Message-ID counts once, and what this import brought is counted from the items and the quarantine
 * themselves: what was there before a crash is there again, and its own.
 */
export async function takeMail(
  services: Needs,
  it: ImportRow & { readonly mail: MailOf },
  check: () => void,
): Promise<ImportReport> {
  const { records } = services;
  const { workspace, id, mail, dryRun } = it;
  await records.inWorkspace(workspace, (tx) => setStage(tx, id, 'reading'));
  const files = await records.inWorkspace(workspace, (tx) => filesOf(tx, id));
  const folder = uploadFolder(services.dataDirectory);
  const carrying: Carrying = { services, it, folder, check, customers: new Set(), episodes: new Set() };
  const taken: TakenMails[] = [];
  for (const file of files) taken.push(await takeOne(carrying, file));
  const { brought, held } = dryRun
    ? rehearsed(carrying, files, taken)
    : await records.inWorkspace(workspace, async (tx) => ({
        brought: await broughtBy(tx, mail.post, broughtAs(id)),
        held: await heldBy(tx, mail.post, broughtAs(id)),
      }));
  const reports = files.map((file, i) => {
    const by = broughtAs(id, file.n);
    const whole = { ...(taken[i] as TakenMails), quarantined: held.get(by) ?? 0 };
    return reportOf(file, mail, whole, brought.items.get(by) ?? 0);
  });
  const moments = reports.reduce((sum, { accepted }) => sum + accepted, 0);
  return { files: reports, moments, customers: brought.customers, episodes: brought.episodes, seconds: 0 };
}
