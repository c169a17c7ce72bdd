// A process for the story of kill -9 while a panel is drawn: makes people and panel at the first start, then fills the panel
// by lot, always with the same seed. Dies at PLACE; where it does not come there, it prints who is in the panel.
//   node panel-process.ts DATA-DIRECTORY PLACE
import { importPeople } from '../../src/understand/people/customers/contract.ts';
import {
  changePanel,
  listMembers,
  listPanels,
  refreshPanel,
  setPanel,
} from '../../src/understand/people/panels/contract.ts';
import { houseToKill } from './house-to-kill.ts';

const [dataDirectory = '', place = ''] = process.argv.slice(2);
const { stores, ask, arm, rowsIn } = await houseToKill(dataDirectory, place);
let [panel] = (await ask(listPanels, {})).panels;
if (panel === undefined) {
  const rows = Array.from({ length: 2000 }, (_, i) => ({ customer: `C-${i}`, attributes: { n: `${i}` } }));
  await ask(importPeople, { body: { rows, source: 'crm.csv' } });
  panel = await ask(changePanel, { body: { panel: 'Sounding board' } });
  await ask(setPanel, { params: { panel: panel.id }, body: { target: 500 } });
}
const params = { panel: panel.id };
arm();
const { drawn, eligible } = await ask(refreshPanel, { params, body: { seed: 7 } });
const { members, total } = await ask(listMembers, { params, query: { limit: 1000, offset: 0 } });
console.log(
  JSON.stringify({
    drawn,
    eligible,
    total,
    different: new Set(members.map(({ customer }) => customer)).size,
    probabilities: [...new Set(members.map(({ probability }) => probability))],
    ...(await rowsIn('panel_members')),
  }),
);
await stores.close();
process.exit(0);
