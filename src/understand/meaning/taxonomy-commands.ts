import { writeFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { command, table } from '../../cli/command.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import { sayEstimate } from '../scores/index.ts';
import { labelled } from './commands.ts';
import {
  exportTaxonomy,
  importTaxonomy,
  type Proposal,
  taxonomyVersions,
  undoTaxonomy,
} from './teaching.contract.ts';

const given = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const formats = ['csv', 'json'] as const;
const starterMark = 'starter:';

/** csv or json, as it is said or as the file's name ends; undefined = neither tells. */
function formatOf(said: unknown, path: string | undefined): (typeof formats)[number] | undefined {
  if (said === undefined) return formats.find((each) => path?.toLowerCase().endsWith(`.${each}`) === true);
  const format = formats.find((each) => each === said);
  if (format !== undefined) return format;
  throw new Refused(refuse('no-such-format', `--as is csv or json, not "${String(said)}".`));
}

/** A change of the taxonomy as people read it on the command line: how good, what of it counts, who gains and loses. */
export function sayProposal(answer: Proposal & { applied: boolean; version: number }): string {
  const { unassigned } = answer;
  return [
    `${answer.themes} themes, ${answer.examples} examples, ${answer.seconds} s; accuracy on examples left out ${sayEstimate(answer.quality.accuracy)}`,
    answer.applied ? `version ${answer.version} counts now` : 'nothing was changed yet',
    '',
    table(
      answer.changes.map(({ name, before, after, gains, loses }) => ({
        theme: name,
        before: before.voices,
        after: after.voices,
        gains,
        loses,
      })),
      ['theme', 'before', 'after', 'gains', 'loses'],
    ),
    `without a theme: ${unassigned.before.mentions} clauses before, ${unassigned.after.mentions} after`,
  ].join('\n');
}

const bring = command({
  usage: 'themes taxonomy import <source>',
  summary:
    "The company's themes become those of a file (CSV, JSON), or of a starter set: starter:telecom, bank, shop, public-service",
  options: [
    { flags: '--as <format>', summary: 'csv or json, where the name of the file does not tell' },
    { flags: '--language <code>', summary: 'a starter with names in English (en) or Spanish (es)' },
    { flags: '--only-look', summary: 'show what would change, and change nothing' },
  ],
  async run({ api, print, readText, progress }, [source], options) {
    const path = String(source);
    const apply = options.onlyLook !== true;
    const as = formatOf(options.as, path);
    const language = given(options.language);
    const starter = path.startsWith(starterMark) ? path.slice(starterMark.length) : undefined;
    if (language !== undefined && (starter === undefined || (language !== 'en' && language !== 'es'))) {
      throw new Refused(
        refuse('no-such-language', 'Only starter sets are told in languages: --language en or es.'),
      );
    }
    const body =
      starter === undefined
        ? { content: await readText(path), ...(as === undefined ? {} : { as }) }
        : { starter, ...(language === 'es' ? { language: 'es' as const } : {}) };
    const answer = await api.ask(importTaxonomy, { body: { ...body, apply } });
    if (apply) await labelled(api, progress);
    print(answer, () => sayProposal(answer));
    return undefined;
  },
});

const save = command({
  usage: 'themes taxonomy export',
  summary: "The company's themes with rules, examples and counter-examples as a file; import reads it back",
  options: [
    { flags: '--as <format>', summary: 'csv or json (default)' },
    { flags: '--out <file>', summary: 'where to; else it is printed' },
  ],
  async run({ api, print }, _, options) {
    const out = given(options.out);
    const as = formatOf(options.as, out) ?? 'json';
    const content = await textOf(await api.download(exportTaxonomy, { query: { as } }));
    if (out === undefined) {
      print(as === 'json' ? JSON.parse(content) : { content }, () => content);
      return undefined;
    }
    await writeFile(out, content);
    print({ file: out, as, bytes: Buffer.byteLength(content) }, () => `written to ${out}`);
    return undefined;
  },
});

const versions = command({
  usage: 'themes taxonomy versions',
  summary: 'Every version of the taxonomy: who made it, when and why',
  async run({ api, print }) {
    const all = await api.ask(taxonomyVersions);
    print(all, () =>
      all.length === 0
        ? 'nothing was taught yet'
        : table(
            all.map((each) => ({ ...each, at: each.at.slice(0, 16), current: each.current ? 'yes' : '' })),
            ['version', 'current', 'themes', 'examples', 'why', 'by', 'at'],
          ),
    );
    return undefined;
  },
});

const undo = command({
  usage: 'themes taxonomy undo',
  summary: 'Go back to the version of the taxonomy before the current one; voices are read anew',
  async run({ api, print, progress }) {
    const { version } = await api.ask(undoTaxonomy);
    const now = await labelled(api, progress);
    print({ version, progress: now }, () =>
      version === 0 ? 'there is no taxonomy any more' : `version ${version} counts again`,
    );
    return undefined;
  },
});

export const taxonomyCommands = [bring, save, versions, undo];
