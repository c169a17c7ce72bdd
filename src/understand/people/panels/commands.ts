import { command, table } from '../../../cli/command.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import * as contract from './contract.ts';

const percent = (value: number | null) => (value === null ? '–' : `${(value * 100).toFixed(0)} %`);
const rowsOf = (panels: readonly contract.Panel[]) =>
  table(
    panels.map(({ name, stakeholder, members, target, left, attrition, segment, isOpen }) => ({
      panel: name,
      of: segment ?? stakeholder,
      members,
      size: target ?? '–',
      left,
      'left in a year': `${percent(attrition.value)} (${percent(attrition.low)} to ${percent(attrition.high)})`,
      open: isOpen ? 'yes' : 'no',
    })),
    ['panel', 'of', 'members', 'size', 'left', 'left in a year', 'open'],
  );

type Api = Parameters<Parameters<typeof command>[0]['run']>[0]['api'];

async function panelNamed(api: Api, name: string): Promise<contract.Panel> {
  const { panels } = await api.ask(contract.listPanels);
  const panel = panels.find((each) => each.name === name);
  if (panel === undefined)
    throw new Refused(refuse('no-such-panel', `There is no panel "${name}".`, { kind: 'not-found' }));
  return panel;
}

const list = command({
  usage: 'panels list',
  summary: 'People who are asked again and again: size, who left, attrition of the last year',
  async run({ api, print }) {
    const found = await api.ask(contract.listPanels);
    print(found, () => (found.panels.length === 0 ? 'No panels yet.' : rowsOf(found.panels)));
    return undefined;
  },
});

const change = command({
  usage: 'panels change <panel>',
  summary: 'People join or leave a panel by hand; it is made when there is none of that name',
  options: [
    { flags: '--join <people>', summary: 'identifiers, separated by commas' },
    { flags: '--leave <people>', summary: 'identifiers, separated by commas' },
    {
      flags: '--group <group>',
      summary: 'of a new panel: customer, employee, supplier, investor or community',
    },
  ],
  async run({ api, print }, [panel], { join, leave, group }) {
    const people = (given: unknown) =>
      typeof given === 'string'
        ? given
            .split(',')
            .map((each) => each.trim())
            .filter(Boolean)
        : [];
    const of = contract.changePanel.body.shape.stakeholder.safeParse(group);
    if (!of.success) throw new Refused(refuse('bad-group', `"${String(group)}" is no group of people.`));
    const changed = await api.ask(contract.changePanel, {
      body: {
        panel: String(panel),
        join: people(join),
        leave: people(leave),
        ...(of.data === undefined ? {} : { stakeholder: of.data }),
      },
    });
    print(changed, () => rowsOf([changed]));
    return undefined;
  },
});

const set = command({
  usage: 'panels set <panel>',
  summary:
    'What it is for, how large it is to be, from which segment, and whether people may join by themselves',
  options: [
    { flags: '--purpose <text>', summary: 'what its members are asked for' },
    { flags: '--size <n>', summary: 'how many members it is to have' },
    { flags: '--segment <name>', summary: 'where its members are drawn from' },
    { flags: '--open', summary: 'people may join on their own page' },
    { flags: '--closed', summary: 'they may not any more' },
  ],
  async run({ api, print }, [name], { purpose, size, segment, open, closed }) {
    const { id } = await panelNamed(api, String(name));
    const target = size === undefined ? undefined : Number(size);
    if (target !== undefined && !(Number.isInteger(target) && target > 0))
      throw new Refused(refuse('bad-number', '--size needs a whole number above 0.'));
    const changed = await api.ask(contract.setPanel, {
      params: { panel: id },
      body: {
        ...(typeof purpose === 'string' ? { purpose } : {}),
        ...(target === undefined ? {} : { target }),
        ...(typeof segment === 'string' ? { segment } : {}),
        ...(open === true ? { isOpen: true } : closed === true ? { isOpen: false } : {}),
      },
    });
    print(changed, () => rowsOf([changed]));
    return undefined;
  },
});

const refresh = command({
  usage: 'panels refresh <panel>',
  summary:
    'Fills a panel up to its size by lot; whoever left it, is left alone or refuses research is not drawn',
  options: [
    { flags: '--seed <n>', summary: 'draws the same people again' },
    { flags: '--dry-run', summary: 'only say what it would do' },
  ],
  async run({ api, print }, [name], { seed, dryRun }) {
    const { id } = await panelNamed(api, String(name));
    const body = { dryRun: dryRun === true, ...(seed === undefined ? {} : { seed: Number(seed) }) };
    const done = await api.ask(contract.refreshPanel, { params: { panel: id }, body });
    print(done, () =>
      [
        `${done.drawn} drawn of ${done.eligible} who may be asked (${done.heldBack} may not), seed ${done.seed}.`,
        ...(done.probability === null ? [] : [`Each with probability ${done.probability.toFixed(4)}.`]),
        rowsOf([done.panel]),
      ].join('\n'),
    );
    return undefined;
  },
});

const members = command({
  usage: 'panels members <panel>',
  summary: 'Who is and was in a panel, how they joined and why they left; never of employees',
  async run({ api, print }, [name]) {
    const { id } = await panelNamed(api, String(name));
    const found = await api.ask(contract.listMembers, {
      params: { panel: id },
      query: { limit: 1000, offset: 0 },
    });
    print(found, () =>
      table(found.members, ['customer', 'how', 'probability', 'joinedAt', 'leftAt', 'whyLeft']),
    );
    return undefined;
  },
});

export const commands = [list, change, set, refresh, members];
