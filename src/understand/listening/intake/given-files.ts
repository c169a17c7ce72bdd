// The cast of this part's tests: files handed in and imported the way every transport does it.
import { Readable } from 'node:stream';
import type { TestHouse } from '../../../../tests/house.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import {
  type Import,
  type ImportReport,
  importReportShape,
  readImport,
  startImport,
  uploadFile,
} from './contract.ts';
import type { Mapping } from './mapping.contract.ts';
import { mappingOf } from './parse-mapping.ts';
import { ended } from './queue.ts';

export type Files = Readonly<Record<string, string | Buffer>>;

export function mapping(value: unknown): Mapping {
  const given = mappingOf(value);
  if (isRefusal(given)) throw new Error(given.say);
  return given;
}

/** Hands files in; gives their upload ids in order. */
export async function uploaded(house: TestHouse, files: Files): Promise<string[]> {
  const ids: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    const bytes = Readable.from([Buffer.from(content as string)]);
    ids.push((await house.answer(uploadFile, { query: { name } }, { bytes })).id);
  }
  return ids;
}

/** Imports files and waits for the end. */
export async function imported(
  house: TestHouse,
  files: Files,
  map?: Mapping,
  more: { dryRun?: boolean } = {},
): Promise<Import> {
  const ids = await uploaded(house, files);
  const begun = await house.answer(startImport, {
    body: {
      files: ids.map((upload) => ({ upload })),
      ...(map === undefined ? {} : { mapping: map }),
      ...more,
    },
  });
  return finished(house, begun);
}

export async function finished(house: TestHouse, begun: Import): Promise<Import> {
  await ended(begun.id);
  return house.answer(readImport, { params: { id: begun.id } });
}

/** The report of an import that went well. */
export function reported(it: Import): ImportReport {
  if (it.report === null) throw new Error(`${it.stage}: ${it.problem}`);
  return importReportShape.parse(it.report);
}

/** Moments that count, as rows of the store. */
export async function momentsOf(
  house: TestHouse,
  columns: string,
  where = '1',
): Promise<Record<string, unknown>[]> {
  const { generations } = await house.services.scope(house.workspaceId);
  return (await house.services.moments.rows(
    `SELECT ${columns} FROM timeline WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)}
       AND missed = 0 AND (${where}) ORDER BY customer, episode, at, declared, source, row`,
    { workspace: house.workspaceId, generations: [...generations] },
  )) as Record<string, unknown>[];
}
