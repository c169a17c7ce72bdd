import { type Command, command, table } from '../../../../cli/command.ts';
import { readJson } from '../../../../cli/read-json.ts';
import { orThrow, Refused, refuse } from '../../../../kernel/refusal.ts';
import { hookMapping } from '../mapping.contract.ts';
import * as contract from './hook.contract.ts';

/** The mapping in a file; what is wrong with it in one sentence that names the place. */
function readMapping(written: unknown, path: string) {
  const read = hookMapping.safeParse(written);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return refuse('bad-mapping', `${path}, ${issue?.path.join('.') || 'as a whole'}: ${issue?.message ?? ''}`);
}

export const hookCommands: readonly Command[] = [
  command({
    usage: 'posts webhook <post>',
    summary: 'Set how a webhook is signed and read; without --map, propose how to read it from what came',
    options: [
      { flags: '--scheme <name>', summary: `of ${contract.schemes.join(', ')}`, default: 'generic' },
      { flags: '--map <file>', summary: 'The mapping (JSON)' },
      { flags: '--sample <file>', summary: 'Propose from this sample' },
    ],
    async run({ api, print, readText }, args, options) {
      const params = { post: String(args[0]) };
      const scheme = contract.schemeShape.safeParse(options.scheme);
      if (!scheme.success)
        throw new Refused(refuse('bad-scheme', `--scheme takes ${contract.schemes.join(', ')}.`));
      if (typeof options.map === 'string') {
        const written = await readJson({ readText }, options.map, 'See docs/guide/posts.md for the shape.');
        const mapping = orThrow(readMapping(written, options.map));
        const post = await api.ask(contract.setHook, { params, body: { scheme: scheme.data, mapping } });
        print(post, () => `Calls go to ${post.address ?? ''} of this server.`);
        return 0;
      }
      const sample = typeof options.sample === 'string' ? await readText(options.sample) : undefined;
      const body = sample === undefined ? {} : { sample };
      const proposal = await api.ask(contract.proposeHook, { params, body });
      print(proposal, () =>
        [JSON.stringify(proposal.mapping, null, 2), ...proposal.doubts.map((doubt) => `? ${doubt}`)].join(
          '\n',
        ),
      );
      return 0;
    },
  }),
  command({
    usage: 'posts secret <post>',
    summary: 'A new secret for a webhook, shown this once; --end one, --list them',
    options: [
      { flags: '--end <id>', summary: 'End this secret' },
      { flags: '--list', summary: 'When they were made' },
      {
        flags: '--from <file>',
        summary: 'The secret the other tool gave, from a file (- for standard input)',
      },
    ],
    async run({ api, print, readText }, args, options) {
      const params = { post: String(args[0]) };
      if (typeof options.end === 'string') {
        const ended = await api.ask(contract.endSecret, { params: { ...params, secret: options.end } });
        print(ended, () => 'Calls signed with it are refused from now on.');
      } else if (options.list === true) {
        const { secrets } = await api.ask(contract.listSecrets, { params });
        print(secrets, () => table(secrets, ['id', 'madeAt', 'madeBy']));
      } else {
        const secret = typeof options.from === 'string' ? (await readText(options.from)).trim() : undefined;
        const made = await api.ask(contract.addSecret, {
          params,
          body: secret === undefined ? {} : { secret },
        });
        print(made, () => `${made.secret}\nKeep it now: it is not shown again.`);
      }
      return 0;
    },
  }),
];
