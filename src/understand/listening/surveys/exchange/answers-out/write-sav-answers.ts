import type { SurveyDefinition } from '../../definition.contract.ts';
import type { KeptAnswers } from '../exchange-store.ts';
import { savRows, writeSavHead } from '../sav/write-sav.ts';
import { SavFields } from './sav-fields.ts';

/**
 * Completed answers as an SPSS file, in two walks over them: the first for the widths of its texts, the second for the rows.
 * Its memory does not grow with their number.
 *
 * @param blocks every answer from the beginning, each time it is called
 */
export async function* writeSavAnswers(
  definitions: readonly SurveyDefinition[],
  blocks: () => AsyncIterable<readonly KeptAnswers[]>,
  about: { label: string; made: Date },
): AsyncGenerator<Buffer> {
  const fields = new SavFields(definitions);
  for await (const block of blocks()) for (const one of block) fields.look(one);
  const { columns, rowOf } = fields.finish();
  yield writeSavHead(columns, about);
  const write = savRows(columns);
  for await (const block of blocks()) yield write(block.map(rowOf).filter((row) => row !== null));
}
