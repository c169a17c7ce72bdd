import { setTimeout as pause } from 'node:timers/promises';
import { isPressed, restAfter } from '../../../server/pressure.ts';
import type { Services } from '../../../server/serve.ts';
import { localName } from '../../../stores/moments/migrate.ts';
import { ask, ofEverybody, type Scope } from '../../../stores/moments/question.ts';
import { keeping } from '../../../stores/records/keeping.ts';
import { companyOf, placeVoices } from '../about/see-company.ts';
import { type EncoderNeeds, encoderInUse } from '../embedders/open-encoder.ts';
import { decisionsOf } from '../label-store.ts';
import { modelsFor, wayWanted } from '../models-in-use.ts';
import { type UnreadVoice, unreadVoices } from '../questions/unread-voices.ts';
import { spareMemory } from '../spare-memory.ts';
import type { TemplateLine } from '../stories/judge-templates.ts';
import { meetWordings } from '../stories/meet-wordings.ts';
import { renewTemplates } from '../stories/renew-templates.ts';
import { templatesOf } from '../stories/template-store.ts';
import {
  beginReadings,
  droppableReadings,
  forgetReadings,
  switchReadings,
  switchVersion,
  type Version,
  versionFor,
  versionsOf,
  type Way,
} from '../version-store.ts';
import { labelling, noteEnd, noteProgress, noteStart, standingOf } from './labelling-store.ts';
import { linesWith } from './packed-rows.ts';
import type { Rows } from './read-rows.ts';
import { borrowReaders, type Readers } from './workers.ts';

export type Needs = Pick<Services, 'records' | 'moments' | 'events' | 'log' | 'scope'> & EncoderNeeds;

/** Voices that are read and written together: the most that a kill undoes. */
const portion = 1000;
const manyLetters = 1_000_000;
const limits = { seconds: 300 };

async function sweep({ records, moments }: Needs, workspace: string): Promise<void> {
  const old = await droppableReadings(records, workspace);
  for (let from = 0; from < old.length; from += 100) {
    const drops = old.slice(from, from + 100).map((reading) => `DROP PARTITION ${Math.trunc(reading)}`);
    await moments.runEverywhere(`ALTER TABLE ${localName(moments, 'clauses')} ${drops.join(', ')}`);
  }
  if (old.length > 0) await forgetReadings(records, workspace, old);
}

/** The questions' scope as it would be if this version were the current one. Everybody's words are read, whoever sees them. */
export const scopeUnder = (scope: Scope, version: Version): Scope => ({
  ...ofEverybody(scope),
  readings: [...version.readings].sort(([a], [b]) => a - b).map(([, reading]) => reading),
});

/** Writes what the buckets held of other voices that are still there under their new readings. */
async function copyOthers(
  { moments }: Needs,
  { workspace, generations }: Scope,
  { readings }: Version,
  next: ReadonlyMap<number, number>,
  again: readonly string[],
): Promise<void> {
  const kept = [...next.keys()].filter((bucket) => readings.has(bucket));
  if (kept.length === 0) return;
  await moments.run(
    `INSERT INTO clauses SELECT * REPLACE (transform(reading, {old:Array(UInt64)}, {new:Array(UInt64)}, toUInt64(0)) AS reading)
     FROM (
       SELECT * FROM clauses WHERE workspace = {workspace:UUID} AND reading IN {old:Array(UInt64)}
         AND toString(moment) NOT IN {again:Array(String)}
         AND moment IN (SELECT id FROM timeline
           WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)} AND kind = 'voice')
     )`,
    {
      workspace,
      generations: [...generations],
      old: kept.map((bucket) => readings.get(bucket) as number),
      new: kept.map((bucket) => next.get(bucket) as number),
      again: [...again],
    },
    limits,
  );
}

/** Tells which stories the voices are part of, and writes their own rows. */
async function writeOwn(
  { records, moments }: Needs,
  scope: Scope,
  read: readonly Rows[],
  readingOf: (moment: string) => number,
): Promise<void> {
  const stories = await meetWordings(
    { records, moments },
    scope,
    read.flatMap((piece) => piece.tellings),
  );
  const columns = read.find(({ rows }) => rows.lines.length > 0)?.rows.columns;
  if (columns === undefined) return;
  await moments.insert({
    table: 'clauses',
    columns: ['reading', 'story', ...columns],
    format: 'JSONEachRow',
    bytes: linesWith(
      read.map(({ rows }) => rows),
      ({ moment, wording }) => ({ reading: readingOf(moment), story: stories.get(wording) ?? wording }),
    ),
  });
}

/**
 * Writes the rows of some voices as the new readings of their buckets: what the buckets held of other voices that are still
 * there, and these, which are read meanwhile. Nothing counts before the records turn to it. False when the version was given
 * up meanwhile.
 */
export async function writeRows(
  services: Needs,
  scope: Scope,
  version: Version,
  voices: readonly UnreadVoice[],
  read: () => Promise<readonly Rows[]>,
): Promise<boolean> {
  const { records } = services;
  const bucketOf = new Map(voices.map(({ moment, bucket }) => [moment, bucket]));
  const buckets = [...new Set(bucketOf.values())].sort((a, b) => a - b);
  const numbers = await beginReadings(records, scope.workspace, buckets.length);
  const next = new Map(buckets.map((bucket, i) => [bucket, numbers[i] as number]));
  // Both are waited for whatever becomes of the other: after this, nobody writes what customers said.
  const written = await Promise.allSettled([
    copyOthers(services, scope, version, next, [...bucketOf.keys()]),
    read().then((rows) =>
      writeOwn(services, scope, rows, (moment) => next.get(bucketOf.get(moment) ?? -1) ?? 0),
    ),
  ]);
  for (const each of written) if (each.status === 'rejected') throw each.reason;
  return switchReadings(records, scope.workspace, version, next);
}

/**
 * One portion of a version's unread voices: how many were read, and whether none are left; null when the version changed
 * under it. What comes in meanwhile is for the next run.
 */
async function labelPortion(
  services: Needs,
  workspace: string,
  version: Version,
  readers: Readers,
  zone: string,
): Promise<{ readonly count: number; readonly isLast: boolean } | null> {
  const scope = await services.scope(workspace);
  const [voices, templates] = await Promise.all([
    ask(services.moments, scopeUnder(scope, version), unreadVoices(portion)),
    templatesOf(services.records, workspace, version.version),
    // Known by the time that it is needed.
    companyOf(services, scope),
  ]);
  if (voices.length === 0) return { count: 0, isLast: true };
  const written = await readAndWrite(services, scope, version, { readers, zone }, voices, templates);
  if (!written) return null;
  // Fewer than were asked for are the last ones, unless there were too many letters for one portion.
  const letters = voices.reduce((sum, { text }) => sum + text.length, 0);
  return { count: voices.length, isLast: voices.length < portion && letters < manyLetters };
}

interface Reading {
  readonly readers: Readers;
  readonly zone: string;
}

/** Reads voices, tells which stories they are part of, and writes them. False when the version changed under it. */
async function readAndWrite(
  services: Needs,
  scope: Scope,
  version: Version,
  { readers, zone }: Reading,
  voices: readonly UnreadVoice[],
  templates: readonly TemplateLine[],
): Promise<boolean> {
  const { workspace } = scope;
  return writeRows(services, scope, version, voices, async () => {
    const moments = voices.map(({ moment }) => moment);
    const [decisions, company, placed] = await Promise.all([
      decisionsOf(services.records, workspace, moments),
      companyOf(services, scope),
      placeVoices(services, scope, voices),
    ]);
    return readers.read({ workspace, zone, company, voices: placed, decisions, templates });
  });
}

/** Lines that recur are found in what was read, and voices that hold them read again. False = interrupted: look again. */
async function inTemplates(
  services: Needs,
  workspace: string,
  version: Version,
  reading: Reading,
  read: number,
  isStopped: () => boolean,
): Promise<boolean> {
  // Each portion turns the readings on.
  const now = async () => {
    const versions = await versionsOf(services.records, workspace);
    return versions.find((each) => each.version === version.version && each.state !== 'retired');
  };
  const scopeNow = async () => scopeUnder(await services.scope(workspace), (await now()) ?? version);
  const about = { workspace, version: version.version, read };
  return renewTemplates(services, scopeNow, about, async (voices, templates) => {
    const { stopped } = await standingOf(services.records, workspace);
    const current = await now();
    if (stopped || isStopped() || current === undefined) return false;
    return readAndWrite(services, await services.scope(workspace), current, reading, voices, templates);
  });
}

export interface Told {
  /** Asked between two portions: true = stop here. */
  readonly stop?: () => boolean;
}

const whyAnew = ({ taxonomy, discovery, sentiment, round }: Way) =>
  `taxonomy ${taxonomy}, themes found ${discovery}, sentiment ${sentiment}, round ${round}`;

/** True when anything is read otherwise now than before. */
async function labelAll(services: Needs, workspace: string, told: Told): Promise<boolean> {
  const { records, log } = services;
  let lent: (ReturnType<typeof borrowReaders> & { key: string; zone: string }) | undefined;
  let read = 0;
  let looked = 0;
  let switched = false;
  let relax: (() => void) | undefined;
  const began = performance.now();
  try {
    for (;;) {
      const { stopped, round } = await standingOf(records, workspace);
      if (stopped || told.stop?.() === true) return read > 0;
      const way = { ...(await wayWanted(records, workspace)), round };
      const version = await versionFor(records, workspace, way, whyAnew(way));
      const key = JSON.stringify(way);
      if (lent?.key !== key) {
        lent?.giveBack();
        const { models, zone, chosen } = await modelsFor(records, workspace);
        // Taught or found anew at this very moment: look again.
        if (JSON.stringify({ ...models.way, round }) !== key) continue;
        lent = { key, zone, ...borrowReaders(models, workspace, encoderInUse(services, workspace, chosen)) };
      }
      const { readers, zone } = lent;
      const since = performance.now();
      const done = await keeping(records, workspace, () =>
        labelPortion(services, workspace, version, readers, zone),
      );
      // Voices wait while people queue for the acknowledgement of theirs.
      if (isPressed(records))
        await pause(restAfter(records, performance.now() - since), null, { ref: false });
      if (done === null) continue;
      if (done.count > 0) {
        read += done.count;
        await noteProgress(records, workspace, read, (performance.now() - began) / 1000);
      }
      if (!done.isLast) relax ??= spareMemory();
      // A version is switched on when no voice is missing: looked at once more.
      if (done.count === 0 || (done.isLast && version.state !== 'building')) {
        const reading = lent;
        const isRenewed = await keeping(records, workspace, () =>
          inTemplates(services, workspace, version, reading, read - looked, () => told.stop?.() === true),
        );
        if (!isRenewed) continue;
        looked = read;
        if (version.state !== 'building') break;
        switched = await switchVersion(records, workspace, version.version);
        if (switched) break;
      }
    }
  } finally {
    lent?.giveBack();
    relax?.();
  }
  if (read > 0)
    log.info({ workspace, voices: read, seconds: (performance.now() - began) / 1000 }, 'voices labelled');
  return read > 0 || switched;
}

/**
 * Labels every voice that was not read yet the way it is wanted now, portion by portion; each portion counts once it is
 * whole, so a run that is killed goes on where it was. Returns false when somebody else is at it.
 */
export async function labelVoices(services: Needs, workspace: string, told: Told = {}): Promise<boolean> {
  const { records, log } = services;
  let changed = false;
  const done = await labelling(records, workspace, async () => {
    await noteStart(records, workspace);
    try {
      changed = await labelAll(services, workspace, told);
      await noteEnd(records, workspace, null);
      // Last: a new voice does not wait for it.
      await sweep(services, workspace);
    } catch (error) {
      log.error({ err: error, workspace }, 'labelling voices failed');
      await noteEnd(records, workspace, error instanceof Error ? error.message : String(error));
    }
    return true;
  });
  if (changed) await services.events.emit({ name: 'voices-labelled', workspace });
  return done === true;
}
