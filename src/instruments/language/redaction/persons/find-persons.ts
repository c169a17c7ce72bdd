import type { Hit, Reading } from '../hit.ts';
import { Search } from './search.ts';
import { again, blocks, listed, listedTogether, spelled } from './standing-names.ts';
import { closings, doers, greetings, introductions, speakers, titled } from './told-names.ts';

/** People: introductions, titles, salutations, closings, speakers, lists and endings, and the same names again. */
export function findPersons(reading: Reading): Hit[] {
  const search = new Search(reading);
  introductions(search);
  titled(search);
  greetings(search);
  closings(search);
  speakers(search);
  listed(search);
  doers(search);
  blocks(search);
  listedTogether(search);
  spelled(search);
  again(search);
  return search.hits;
}
