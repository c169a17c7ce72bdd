import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { newId } from '../../../../kernel/ids.ts';
import { type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { readAtMost } from '../../../../server/read-at-most.ts';
import type { Records, Tx } from '../../../../stores/records/records.ts';
import type { GivenFile, Question } from '../question.contract.ts';
import { fitsType } from './tell-type.ts';

/** A file that somebody gives for a question. */
export interface FileToKeep {
  readonly survey: string;
  readonly key: string;
  readonly name: string;
  readonly bytes: Buffer;
}

type FileQuestion = Extract<Question, { type: 'file' }>;
const mostBytes = 25_000_000;
const tooLarge = (most: number) =>
  refuse('too-large', `A file for this question has at most ${Math.floor(most / 1000)} kB.`, {
    kind: 'too-large',
  });

/** The bytes of an upload, within what the question takes. */
export async function readUpload(question: FileQuestion, stream: Readable): Promise<Buffer | Refusal> {
  const most = Math.min(question.mostBytes, mostBytes);
  return (await readAtMost(stream, most)) ?? tooLarge(most);
}

/** Keeps a file beside its session. It is told by its content; its name is a text and names nothing on any disk. */
export async function keepFile(
  records: Records,
  workspace: string,
  question: FileQuestion,
  file: FileToKeep,
): Promise<GivenFile | Refusal> {
  const most = Math.min(question.mostBytes, mostBytes);
  if (file.bytes.length > most) return tooLarge(most);
  const type = fitsType(file.bytes, question.types);
  if (type === null) {
    return refuse(
      'other-type',
      `This question takes ${question.types.join(', ')}; the file is none of these.`,
    );
  }
  const given = { id: newId(), name: file.name.slice(0, 300), type, bytes: file.bytes.length };
  return records.inWorkspace(workspace, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`files ${file.key}`}, 0))`.execute(tx);
    const { rows } = await sql<{ files: number }>`
      SELECT count(*)::integer AS files FROM survey_files WHERE key = ${file.key} AND question = ${question.code}`.execute(
      tx,
    );
    if ((rows[0]?.files ?? 0) >= 2 * (question.most ?? 1) + 5) {
      return refuse('too-many-files', 'Too many files were given for this question.', { kind: 'conflict' });
    }
    await sql`
      INSERT INTO survey_files (workspace_id, id, key, survey, question, name, type, bytes, content)
      VALUES (${workspace}::uuid, ${given.id}::uuid, ${file.key}, ${file.survey}::uuid, ${question.code}, ${given.name},
        ${type}, ${given.bytes}, ${file.bytes})`.execute(tx);
    return given;
  });
}

/** Files of a session that are there, by their ids: an answer names no other. */
export async function filesOf(tx: Tx, key: string): Promise<GivenFile[]> {
  const { rows } = await sql<GivenFile>`
    SELECT id, name, type, bytes::float8 AS bytes FROM survey_files WHERE key = ${key} ORDER BY id`.execute(
    tx,
  );
  return rows;
}

/** A file with its bytes; null when there is none of this id. */
export async function readFile(
  tx: Tx,
  survey: string,
  id: string,
): Promise<{ name: string; content: Buffer } | null> {
  const { rows } = await sql<{ name: string; content: Buffer }>`
    SELECT name, content FROM survey_files WHERE survey = ${survey}::uuid AND id = ${id}::uuid`.execute(tx);
  return rows[0] ?? null;
}
