import { type Command, command, table } from '../../../cli/command.ts';
import { jsonIn } from '../../../cli/read-json.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import * as contract from './contract.ts';
import { postKind } from './kinds.contract.ts';
import type { Post } from './sheet.contract.ts';

const line = (post: Post) => ({
  name: post.name,
  kind: post.kind,
  state: post.state,
  'last item': post.lastItemAt ?? '',
  accepted: post.accepted,
  duplicate: post.duplicate,
  quarantined: post.quarantined,
  owner: post.owner,
});
const columns = ['name', 'kind', 'state', 'last item', 'accepted', 'duplicate', 'quarantined', 'owner'];

const sheetLines = (post: Post): string =>
  [
    ['owner', post.owner],
    ['purpose', post.purpose],
    ['legal basis', post.legalBasis],
    ['coverage', post.coverage],
    ['languages', post.languages.join(', ')],
    ['kept for', post.retentionDays === null ? '' : `${post.retentionDays} days`],
    ['can act for', post.actionability ?? ''],
    ['known holes', post.holes],
    ['told when silent for', post.expectedHours === null ? '' : `${post.expectedHours} hours`],
    ['error', post.error ?? ''],
  ]
    .map(([label, value]) => `${(label ?? '').padEnd(22)}${value === '' ? '—' : value}`)
    .join('\n');

const fields = {
  owner: 'owner',
  purpose: 'purpose',
  legalBasis: 'legalBasis',
  coverage: 'coverage',
  holes: 'holes',
} as const;

/** The sheet's fields as options gave them. */
function sheetFrom(options: Readonly<Record<string, string | boolean | string[] | undefined>>) {
  const sheet: Record<string, unknown> = {};
  for (const field of Object.values(fields))
    if (typeof options[field] === 'string') sheet[field] = options[field];
  if (typeof options.languages === 'string')
    sheet.languages = options.languages.split(/[ ,]+/).filter(Boolean);
  if (typeof options.actionability === 'string') sheet.actionability = options.actionability;
  if (typeof options.retention === 'string') sheet.retentionDays = Number(options.retention);
  if (typeof options.expected === 'string') sheet.expectedHours = Number(options.expected);
  return sheet;
}

const sheetOptions = [
  { flags: '--owner <name>', summary: 'Who answers for it' },
  { flags: '--purpose <text>', summary: 'What it is for' },
  { flags: '--legal-basis <text>', summary: 'On which legal basis' },
  { flags: '--coverage <text>', summary: 'Whom it hears' },
  { flags: '--languages <list>', summary: 'en, es …' },
  { flags: '--actionability <grade>', summary: 'person, group or background' },
  { flags: '--holes <text>', summary: 'Whom it does not hear' },
  { flags: '--retention <days>', summary: 'How long it was promised to keep it' },
  { flags: '--expected <hours>', summary: 'Longer silence is told' },
];

async function documentAt(path: string, read: (path: string) => Promise<string>): Promise<unknown[]> {
  const text = await read(path);
  const lines = text.trim().startsWith('[')
    ? [text]
    : text.split(/\r?\n/).filter((each) => each.trim() !== '');
  return lines.flatMap((each, i) => {
    const value = jsonIn(each, `Line ${i + 1} of ${path}`, 'Write one item per line.');
    return Array.isArray(value) ? value : [value];
  });
}

export const commands: readonly Command[] = [
  command({
    usage: 'posts list',
    summary: 'The programme sheet: every listening post and how it does',
    async run({ api, print }) {
      const { posts } = await api.ask(contract.listPosts);
      print(posts, () =>
        posts.length === 0
          ? 'No listening post yet: sirius posts add NAME --kind rest'
          : table(posts.map(line), columns),
      );
      return 0;
    },
  }),
  command({
    usage: 'posts show <post>',
    summary: 'One listening post, with its sheet',
    async run({ api, print }, args) {
      const post = await api.ask(contract.readPost, { params: { post: String(args[0]) } });
      print(post, () => `${table([line(post)], columns)}\n\n${sheetLines(post)}`);
      return 0;
    },
  }),
  command({
    usage: 'posts add <name>',
    summary: 'Set a listening post up',
    options: [
      { flags: '--kind <kind>', summary: `of ${postKind.options.join(', ')}`, default: 'rest' },
      ...sheetOptions,
    ],
    async run({ api, print }, args, options) {
      const kind = postKind.safeParse(options.kind);
      if (!kind.success)
        throw new Refused(
          refuse('bad-kind', `There is no kind ${String(options.kind)}.`, {
            next: `Kinds are ${postKind.options.join(', ')}.`,
          }),
        );
      const post = await api.ask(contract.addPost, {
        body: { kind: kind.data, name: String(args[0]), sheet: sheetFrom(options) },
      });
      print(post, () => `${post.name} is set up.\n\n${sheetLines(post)}`);
      return 0;
    },
  }),
  command({
    usage: 'posts change <post>',
    summary: 'Change the sheet of a listening post',
    options: [{ flags: '--name <name>', summary: 'Another name' }, ...sheetOptions],
    async run({ api, print }, args, options) {
      const post = await api.ask(contract.changePost, {
        params: { post: String(args[0]) },
        body: {
          sheet: sheetFrom(options),
          ...(typeof options.name === 'string' ? { name: options.name } : {}),
        },
      });
      print(post, () => sheetLines(post));
      return 0;
    },
  }),
  ...(['pause', 'resume'] as const).map((verb) =>
    command({
      usage: `posts ${verb} <post>`,
      summary: verb === 'pause' ? 'Take nothing more from it for now' : 'Take items from it again',
      async run({ api, print }, args) {
        const post = await api.ask(verb === 'pause' ? contract.pausePost : contract.resumePost, {
          params: { post: String(args[0]) },
        });
        print(post, () => `${post.name}: ${post.state}`);
        return 0;
      },
    }),
  ),
  command({
    usage: 'posts replay <post>',
    summary: 'Go through what came since a point again; nothing is counted twice',
    options: [{ flags: '--from <time>', summary: 'As 2026-01-31T12:00:00Z; without it, from the beginning' }],
    async run({ api, print }, args, options) {
      const from = typeof options.from === 'string' ? options.from : '1970-01-02T00:00:00Z';
      const answer = await api.ask(contract.replayPost, {
        params: { post: String(args[0]) },
        body: { from },
      });
      print(
        answer,
        () =>
          `${answer.items} items looked at again, ${answer.replayed} replayed from quarantine, ${answer.still} still there.`,
      );
      return answer.still > 0 ? 3 : 0;
    },
  }),
  command({
    usage: 'posts delete <post>',
    summary: 'Delete a listening post that never took an item',
    async run({ api, print }, args) {
      const answer = await api.ask(contract.deletePost, { params: { post: String(args[0]) } });
      print(answer, () => 'Deleted.');
      return 0;
    },
  }),
  command({
    usage: 'posts send <post> <file>',
    summary: 'Send items (JSON lines, or a JSON list; - for standard input)',
    async run({ api, print, readText }, args) {
      const given = await documentAt(String(args[1]), readText);
      const all = { accepted: 0, duplicate: 0, refused: 0, items: [] as unknown[] };
      for (let i = 0; i < given.length; i += contract.mostItemsAtOnce) {
        const answer = await api.ask(contract.sendItems, {
          params: { post: String(args[0]) },
          body: { items: given.slice(i, i + contract.mostItemsAtOnce) },
        });
        if (!('items' in answer)) continue;
        all.accepted += answer.accepted;
        all.duplicate += answer.duplicate;
        all.refused += answer.refused;
        all.items.push(...answer.items.filter((item) => 'refused' in item));
      }
      print(all, () => `${all.accepted} accepted, ${all.duplicate} duplicate, ${all.refused} refused.`);
      return all.refused > 0 ? 3 : 0;
    },
  }),
  command({
    usage: 'posts quarantine <post>',
    summary: 'What came and could not be read; --replay or --dismiss one, or list them',
    options: [
      { flags: '--replay <id>', summary: 'Try this one again' },
      { flags: '--with <file>', summary: 'corrected as in this file' },
      { flags: '--dismiss <id>', summary: 'Put this one aside for good' },
    ],
    async run({ api, print, readText }, args, options) {
      const post = String(args[0]);
      const one = options.replay ?? options.dismiss;
      if (typeof one === 'string') {
        const params = { post, held: one };
        const raw = typeof options.with === 'string' ? await readText(options.with) : undefined;
        const held =
          options.dismiss === undefined
            ? await api.ask(contract.correctHeld, { params, body: raw === undefined ? {} : { raw } })
            : await api.ask(contract.dismissHeld, { params });
        print(held, () =>
          held.state === 'open' ? `Still in quarantine: ${held.reason}` : `It is ${held.state}.`,
        );
        return held.state === 'open' ? 3 : 0;
      }
      const { held } = await api.ask(contract.listHeld, { params: { post } });
      print(held, () =>
        held.length === 0 ? 'Nothing is in quarantine.' : table(held, ['id', 'at', 'place', 'reason']),
      );
      return held.length > 0 ? 3 : 0;
    },
  }),
];
