import { isRefusal, Refused } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { localName } from '../../../stores/moments/migrate.ts';
import { derive } from '../../journeys/index.ts';
import { openKeeper, redactorOf, settleOriginals } from '../../meaning/redaction/index.ts';
import { keptOutOf } from '../../people/erasure/index.ts';
import { registerMetrics } from '../items/index.ts';
import { applyCorrections } from './apply-corrections.ts';
import type { FileReport, ImportReport } from './contract.ts';
import { readsExports, tellPosts } from './exports/heard-at.ts';
import { takeMail } from './mail/take-mail.ts';
import {
  countForReplay,
  countQuarantined,
  hasCorrectable,
  keepBadRows,
  keepReplayed,
  listForReplay,
} from './quarantine.ts';
import { Losses } from './reading.ts';
import { textPlaces } from './redaction/text-places.ts';
import { metricsOf } from './register-metrics.ts';
import { dropStages, stageFile, stageTable } from './stage-file.ts';
import {
  beginAttempt,
  committedLoads,
  filesOf,
  findImport,
  type ImportFile,
  type ImportRow,
  knownHashes,
  loadState,
  markCommitted,
  saveReport,
  setStage,
} from './store.ts';
import { dropOwnTables } from './take/own-tables.ts';
import { type Taken, takeMoments } from './take/take-moments.ts';
import { ownTable, type Work } from './take/work.ts';
import { type Plan, planOf } from './transform/plan.ts';
import { type StagedFile, tablesOf } from './transform/tables.ts';
import { removeUpload, uploadFolder } from './upload-files.ts';

export type Needs = Pick<
  Services,
  'records' | 'moments' | 'events' | 'log' | 'dataDirectory' | 'now' | 'scope' | 'seal'
>;

/** Thrown between two steps of an import that a person has stopped. */
export class Cancelled extends Error {}

function stagedOf(it: ImportRow, files: readonly ImportFile[]): (StagedFile & { table: string })[] {
  return files.map((file) => ({
    n: file.n,
    source: file.source,
    stage: stageTable(it.id, file.n),
    header: file.header,
    rows: file.next.row,
    table: file.table,
    texts: textPlaces(it.mapping, file.table, file.header),
  }));
}

/** Is anything read from this table: moments of its own, or cells that other moments look up? */
const isUsed = (plan: Plan, table: string): boolean =>
  plan.entries.some((entry) => entry.table === table || entry.hops.some((hop) => hop.to.table === table));

function reportOf(
  plan: Plan,
  it: ImportRow,
  files: readonly ImportFile[],
  taken: Taken,
  found: { quarantined: Map<number, number>; known: Set<string>; again: Map<number, number> },
): ImportReport {
  const reports = files.map((file): FileReport => {
    const rows = taken.rows.find((row) => row.source === file.source);
    const losses = new Losses();
    losses.addAll(file.losses);
    losses.addAll(taken.losses.get(file.source)?.list() ?? []);
    const read = it.replays === null ? file.next.row : (found.again.get(file.source) ?? 0);
    const { stored = 0, left = 0 } = rows ?? {};
    let { duplicate = 0 } = rows ?? {};
    if (it.replays !== null) {
      const quarantined = Math.max(0, read - stored - duplicate - left);
      return fileReport(file, read, stored, duplicate, quarantined, losses);
    }
    const quarantined = found.quarantined.get(file.n) ?? 0;
    if (!isUsed(plan, file.table) && read > 0) {
      losses.add('Rows the mapping makes nothing of', 'row 1', read - quarantined);
      return fileReport(file, read, 0, 0, quarantined, losses);
    }
    let accepted = Math.max(0, read - duplicate - quarantined - left);
    // Rows that make no moment (look-ups, things that did not happen) are known when the very file is.
    if (found.known.has(file.upload.sha256)) {
      duplicate += Math.max(0, accepted - stored);
      accepted = Math.min(accepted, stored);
    }
    return fileReport(file, read, accepted, duplicate, quarantined, losses);
  });
  return { files: reports, ...taken.totals, seconds: 0 };
}

function fileReport(
  file: ImportFile,
  read: number,
  accepted: number,
  duplicate: number,
  quarantined: number,
  losses: Losses,
): FileReport {
  const { name, format } = file.upload;
  return { path: name, format, read, accepted, duplicate, quarantined, losses: losses.list() };
}

/** Reads what is not read yet, then checks and stores; gives the report, saved with the stage that follows. */
async function take(services: Needs, it: ImportRow, check: () => void): Promise<ImportReport> {
  const { records, moments } = services;
  const folder = uploadFolder(services.dataDirectory);
  const redactor = await redactorOf(records, it.workspace);
  const from = { at: await services.now(it.workspace), importId: it.id };
  const keeper = redactor.keepsOriginals && !it.dryRun ? openKeeper(services, it.workspace, from) : null;
  await records.inWorkspace(it.workspace, (tx) => setStage(tx, it.id, 'reading'));
  const all = await records.inWorkspace(it.workspace, (tx) => filesOf(tx, it.id));
  for (const file of all) {
    await stageFile(services, { ...it, importId: it.id, folder, check, redactor, keeper, all }, file);
  }
  const files = await records.inWorkspace(it.workspace, (tx) => filesOf(tx, it.id));
  const staged = stagedOf(it, files);
  if (it.replays !== null) await applyCorrections(moments, it, staged, redactor, keeper);
  if (keeper !== null) await records.inWorkspace(it.workspace, (tx) => keeper.flush(tx));
  const keptOut = await keptOutOf(records, it.workspace);
  const plan = planOf(it.mapping, tablesOf(it.mapping, staged), keptOut?.condition);
  if (isRefusal(plan)) throw new Refused(plan);
  check();
  const work = await beginWork(services, it, plan, check);
  const taken = await takeMoments(work, staged, async () => {
    if (it.replays === null) return;
    const original = await records.inWorkspace(it.workspace, (tx) => findImport(tx, it.replays ?? ''));
    const of = { workspace: it.workspace, import: it.replays, attempt: original?.attempt ?? 0 };
    await listForReplay(work, of, staged);
  });
  if (it.replays === null) await keepBadRows(work, staged);
  else if (!it.dryRun) await keepReplayed(work, staged);
  const of = { workspace: it.workspace, import: it.id, attempt: work.attempt };
  const hashes = files.map((file) => file.upload.sha256);
  const report = reportOf(plan, it, files, taken, {
    quarantined: await countQuarantined(moments, of),
    known: await records.inWorkspace(it.workspace, (tx) => knownHashes(tx, it.id, hashes)),
    again: it.replays === null ? new Map() : await countForReplay(work),
  });
  await records.inWorkspace(it.workspace, async (tx) => {
    await saveReport(tx, it.id, 'deriving', report);
    if (!it.dryRun) await registerMetrics(tx, it.workspace, metricsOf(it.mapping));
  });
  return report;
}

async function beginWork(services: Needs, it: ImportRow, plan: Plan, check: () => void): Promise<Work> {
  const { records, moments } = services;
  const { attempt, load, abandoned, loads } = await records.inWorkspace(it.workspace, async (tx) => ({
    ...(await beginAttempt(tx, it.workspace, it, plan.episodeRule)),
    loads: await committedLoads(tx),
  }));
  if (abandoned !== null) await forgetLoad(services, it.workspace, abandoned);
  const [before] = (await moments.rows(
    'SELECT count() AS moments FROM moments WHERE workspace = {workspace:UUID} AND load IN {loads:Array(UInt64)}',
    { workspace: it.workspace, loads },
  )) as { moments: number }[];
  return {
    moments,
    workspace: it.workspace,
    importId: it.id,
    attempt,
    load,
    target: it.dryRun ? ownTable({ importId: it.id }, 'trial') : 'moments',
    plan,
    before: { loads, moments: before?.moments ?? 0 },
    replays: it.replays,
    check,
  };
}

/** Rows of a load that was given up never count; here their space is freed. */
export async function forgetLoad(
  { moments }: Pick<Services, 'moments'>,
  workspace: string,
  load: number,
): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(workspace)) throw new Error('A workspace is named by its id');
  await moments.runEverywhere(
    `DELETE FROM ${localName(moments, 'moments')} WHERE workspace = '${workspace}' AND load = ${Math.trunc(load)}`,
  );
}

/** Makes the load count: derives what is built on moments, or only says so when nothing was added. */
async function commit(services: Needs, it: ImportRow, report: ImportReport): Promise<void> {
  const { records } = services;
  const load = it.load ?? 0;
  const state = await records.inWorkspace(it.workspace, (tx) => loadState(tx, load));
  if (state !== 'open') return;
  if (report.moments === 0) await records.inWorkspace(it.workspace, (tx) => markCommitted(tx, load));
  else await derive(services, it.workspace, { now: await services.now(it.workspace), commit: [load] });
}

/** Removes what the import kept to itself. Its files stay while rows of them are in quarantine, for a replay. */
export async function tidy(
  services: Needs,
  importId: string,
  files: readonly ImportFile[],
  keepFiles: boolean,
) {
  await dropOwnTables({ moments: services.moments, importId });
  await dropStages(services.moments, importId, files.length);
  if (keepFiles) return;
  const folder = uploadFolder(services.dataDirectory);
  for (const file of files) removeUpload(folder, file.upload.id);
}

/**
 * Carries an import from wherever it stands to its end. Called again after a crash, it goes on from the last
 * checkpoint; its moments count exactly once, at the moment its load is committed.
 */
export async function runImport(
  services: Needs,
  workspace: string,
  id: string,
  check: () => void,
): Promise<void> {
  const { records } = services;
  const read = () => records.inWorkspace(workspace, (tx) => findImport(tx, id));
  const before = await read();
  if (before === null || ['done', 'failed', 'cancelled'].includes(before.stage)) return;
  const report =
    before.stage === 'deriving' && before.report !== null
      ? before.report
      : before.mapping.mail === undefined
        ? await take(services, before, check)
        : await takeMail(services, { ...before, mail: before.mapping.mail }, check);
  const it = await read();
  if (it === null) return;
  if (!it.dryRun) await commit(services, it, report);
  await settleOriginals(services, workspace, id);
  const files = await records.inWorkspace(workspace, (tx) => filesOf(tx, id));
  if (!it.dryRun && readsExports(it.mapping))
    await tellPosts(services, { ...it, at: await services.now(workspace) }, files, report);
  const episodes = 'by' in ruleOf(it) || it.dryRun ? report.episodes : await countEpisodes(services, it);
  const seconds = Math.round(Date.now() - it.createdAt.getTime()) / 1000;
  const quarantined =
    report.files.some((file) => file.quarantined > 0) &&
    (await hasCorrectable(services.moments, { workspace, import: id, attempt: it.attempt }));
  // A dry run is a rehearsal: the same uploads are imported next.
  await tidy(services, id, files, it.dryRun || quarantined || it.replays !== null);
  await records.inWorkspace(workspace, (tx) => saveReport(tx, id, 'done', { ...report, episodes, seconds }));
}

function ruleOf(it: ImportRow): object {
  const { episode } = it.mapping;
  return episode === undefined || typeof episode === 'string' ? { by: 'id' } : episode;
}

/** Episodes that silence or a goal cuts are known only once they are derived. */
async function countEpisodes(services: Needs, it: ImportRow): Promise<number> {
  const { generations } = await services.scope(it.workspace);
  const [found] = (await services.moments.rows(
    `SELECT count() AS episodes FROM episodes
     WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)} AND customer IN (
       SELECT customer FROM moments WHERE workspace = {workspace:UUID} AND load = {load:UInt64})`,
    { workspace: it.workspace, generations: [...generations], load: it.load ?? 0 },
  )) as { episodes: number }[];
  return found?.episodes ?? 0;
}
