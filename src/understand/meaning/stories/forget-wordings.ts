import { wordingOf } from '../../../instruments/language/text/duplicates/shingles.ts';
import { ownRanges, partsOf } from '../../../instruments/language/text/parts.ts';
import type { Forgetter } from '../../../server/forgetting.ts';
import { localName } from '../../../stores/moments/migrate.ts';
import { wordingNumber } from '../wording-number.ts';
import { deleteWordings } from './wording-store.ts';

/** The wordings a text may have been kept by. */
function wordingsOfText(text: string): string[] {
  const own = ownRanges(partsOf(text));
  const said = own.map(({ start, end }) => text.slice(start, end)).join('\n') || text;
  return [said, text].map((words) => wordingNumber(wordingOf(words).text));
}

/** What is kept of wordings is no text, but who has the text could tell that it was said: what nobody else said goes. */
export const forgetWordings: Forgetter = {
  what: 'wordings',
  tables: ['wordings'],
  async forget({ records, moments }, { workspaceId: workspace, customers, texts }) {
    const theirs = (await moments.rows(
      `SELECT DISTINCT toString(wording) AS wording FROM clauses
       WHERE workspace = {workspace:UUID} AND customer IN {customers:Array(String)}`,
      { workspace, customers: [...customers] },
      { seconds: 300 },
    )) as { wording: string }[];
    const all = [...new Set([...theirs.map(({ wording }) => wording), ...texts.flatMap(wordingsOfText)])];
    let forgotten = 0;
    for (let from = 0; from < all.length; from += 5000) {
      const some = all.slice(from, from + 5000);
      const others = (await moments.rows(
        `SELECT DISTINCT toString(wording) AS wording FROM clauses WHERE workspace = {workspace:UUID}
           AND toString(wording) IN {some:Array(String)} AND customer NOT IN {customers:Array(String)}`,
        { workspace, some, customers: [...customers] },
        { seconds: 300 },
      )) as { wording: string }[];
      const kept = new Set(others.map(({ wording }) => wording));
      const gone = await records.inWorkspace(workspace, (tx) =>
        deleteWordings(
          tx,
          some.filter((wording) => !kept.has(wording)),
        ),
      );
      forgotten += gone.length;
      if (gone.length === 0) continue;
      await moments.runEverywhere(
        `ALTER TABLE ${localName(moments, 'wording_bands')} DELETE WHERE workspace = '${workspace}'
           AND wording IN (${gone.map((wording) => BigInt(wording)).join(', ')}) SETTINGS mutations_sync = 2`,
      );
    }
    return forgotten;
  },
};
