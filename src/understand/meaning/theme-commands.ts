import { command, table } from '../../cli/command.ts';
import { orThrow, Refused, refuse } from '../../kernel/refusal.ts';
import { sayEstimate } from '../scores/index.ts';
import { labelled, textsOfRows, writeRows } from './commands.ts';
import { discoveredThemes } from './discover-themes.ts';
import { cellOf, labelColumns, rowsOfFile, textColumns } from './evaluating/read-rows-of-file.ts';
import { doTask } from './learning/do-task.ts';
import { spareMemory } from './spare-memory.ts';
import { sayProposal } from './taxonomy-commands.ts';
import { teachFromDesk, teachThemes } from './teaching.contract.ts';
import {
  type Discovered,
  discoverThemes,
  editTheme,
  listLikelyPairs,
  listThemeEdits,
  listThemes,
  showTheme,
  themeEditShape,
  undoThemeEdit,
} from './themes.contract.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function numberOfThemes(value: unknown): number | undefined {
  if (value === undefined || value === 'auto') return undefined;
  const k = Number(value);
  if (Number.isInteger(k) && k >= 2 && k <= 500) return k;
  throw new Refused(refuse('bad-k', `--k is auto or a number from 2 to 500, not "${String(value)}".`));
}

const tell = (themes: readonly Discovered[], unassigned: number, voices: number) =>
  [
    table(
      themes.map(({ theme, size, texts, words, examples }) => ({
        theme,
        size,
        texts,
        words: words.slice(0, 4).join(', '),
        example: (examples[0] ?? '').replace(/\s+/g, ' ').slice(0, 60),
      })),
      ['theme', 'size', 'texts', 'words', 'example'],
    ),
    '',
    `${unassigned} of ${voices} voices belong to none of them`,
  ].join('\n');

const discover = command({
  usage: 'themes discover',
  summary: 'Find themes in the voices of the company, or in a file of texts',
  options: [
    { flags: '--where <filter>', summary: 'only voices that meet this filter' },
    { flags: '--k <number>', summary: 'how many; auto (default) = chosen by stability' },
    {
      flags: '--input <file>',
      summary: 'texts of a file instead of the company: JSON lines or CSV with text (and id, language)',
    },
    { flags: '--assignments <file>', summary: 'write the theme of each voice there (.jsonl, .json or .csv)' },
    { flags: '--only-look', summary: 'do not keep what is found' },
  ],
  async run({ api, print, readText, progress }, _, options) {
    const k = numberOfThemes(options.k);
    const input = text(options.input);
    const assignments = text(options.assignments);
    if (input !== undefined) {
      if (options.where !== undefined)
        throw new Refused(refuse('no-filter', 'A file of texts cannot be filtered: leave --where out.'));
      const given = textsOfRows(orThrow(rowsOfFile(await readText(input))));
      const texts = given.map((each) => each.text);
      // Pure mathematics on a file: no store is opened for it.
      const relax = spareMemory();
      const done = await doTask({
        task: 'discover',
        texts,
        languages: given.some(({ language }) => language !== undefined)
          ? given.map(({ language }) => language ?? '')
          : null,
        k: k ?? 'auto',
        previous: null,
        decisions: {},
      }).finally(relax);
      const names = new Map(done.themes.map(({ id, name }) => [id, name]));
      const themes = discoveredThemes(done, texts);
      if (assignments !== undefined) {
        await writeRows(
          assignments,
          done.assignments.map((id, i) => ({
            id: given[i]?.id ?? '',
            theme: id === null ? null : (names.get(id) ?? id),
            themeId: id,
            confidence: done.confidence[i] ?? null,
          })),
        );
      }
      const unassigned = done.assignments.filter((id) => id === null).length;
      print(themes, () => tell(themes, unassigned, texts.length));
      return undefined;
    }
    await labelled(api, progress);
    const where = text(options.where);
    const answer = await api.ask(discoverThemes, {
      body: {
        ...(where === undefined ? {} : { where }),
        ...(k === undefined ? {} : { k }),
        keep: options.onlyLook !== true,
      },
    });
    if (answer.kept) await labelled(api, progress);
    if (assignments !== undefined) await writeRows(assignments, answer.assignments);
    print(answer.themes, () => tell(answer.themes, answer.unassigned, answer.voices));
    return undefined;
  },
});

const teach = command({
  usage: 'themes teach',
  summary: "Train the company's own taxonomy from labelled examples; shows before and after, and applies it",
  options: [
    {
      flags: '--examples <file>',
      summary: 'JSON lines or CSV with text and theme (or label, category …; several themes: a|b)',
    },
    { flags: '--from-desk', summary: 'learn what was decided at the label desk instead' },
    { flags: '--replace', summary: 'only these examples count; else they are added to those known' },
    { flags: '--only-look', summary: 'show what would change, and change nothing' },
  ],
  async run({ api, print, readText, progress }, _, options) {
    const file = text(options.examples);
    const apply = options.onlyLook !== true;
    if ((file === undefined) !== (options.fromDesk === true)) {
      throw new Refused(refuse('no-examples', 'Teaching needs --examples FILE or --from-desk, one of both.'));
    }
    if (file === undefined) {
      const learnt = await api.ask(teachFromDesk, { body: { apply } });
      if (apply) await labelled(api, progress);
      print(learnt, () => sayProposal(learnt));
      return undefined;
    }
    const rows = orThrow(rowsOfFile(await readText(file)));
    const examples = rows.map((row, i) => {
      const own = cellOf(row, textColumns);
      const label = cellOf(row, labelColumns);
      if (own === undefined || own.trim() === '' || label === undefined) {
        throw new Refused(
          refuse('no-example', `Row ${i + 1} has no ${label === undefined ? 'theme' : 'text'}.`, {
            next: 'Each row needs a text and a theme.',
          }),
        );
      }
      const themes = label
        .split('|')
        .map((name) => name.trim())
        .filter((name) => name !== '');
      return { text: own, themes, not: [] };
    });
    const answer = await api.ask(teachThemes, {
      body: { examples, apply, ...(options.replace === true ? { replace: true } : {}) },
    });
    if (apply) await labelled(api, progress);
    print(answer, () => sayProposal(answer));
    return undefined;
  },
});

const where = { flags: '--where <filter>', summary: 'only voices that meet this filter' };
const metric = { flags: '--metric <name>', summary: 'what the effect is measured on' };
const queryOf = (options: Readonly<Record<string, unknown>>) => {
  const [filter, on] = [text(options.where), text(options.metric)];
  return { ...(filter === undefined ? {} : { where: filter }), ...(on === undefined ? {} : { metric: on }) };
};

const list = command({
  usage: 'themes list',
  summary: 'What customers speak of: size, sentiment, and what goes together with it',
  options: [where, metric],
  async run({ api, print, progress }, _, options) {
    await labelled(api, progress);
    const answer = await api.ask(listThemes, { query: queryOf(options) });
    print(answer, () =>
      [
        table(
          answer.themes.map((theme) => ({
            theme: `${'  '.repeat(theme.level - 1)}${theme.name}`,
            voices: theme.counts.voices,
            mentions: theme.counts.mentions,
            net: sayEstimate(theme.sentiment.net),
            effect: theme.effect === null ? '' : sayEstimate(theme.effect.difference),
          })),
          ['theme', 'voices', 'mentions', 'net', 'effect'],
        ),
        '',
        `of ${answer.total.voices} voices, ${answer.unassigned.voices} speak of none of them; ${answer.waiting} wait to be read${answer.metric === null ? '' : `; effect on ${answer.metric}`}`,
      ].join('\n'),
    );
    return undefined;
  },
});

const show = command({
  usage: 'themes show <theme>',
  summary: 'One theme: three contrasting voices, where and by whom it is spoken of, its history',
  options: [where, metric],
  async run({ api, print, progress }, [theme], options) {
    await labelled(api, progress);
    const answer = await api.ask(showTheme, { params: { theme: String(theme) }, query: queryOf(options) });
    print(answer, () =>
      [
        `${answer.name} (${answer.kind}, ${answer.id})`,
        `${answer.counts.voices} voices, ${answer.counts.mentions} mentions, ${answer.counts.customers} customers; net sentiment ${sayEstimate(answer.sentiment.net)}`,
        ...(['typical', 'strongest', 'dissenting'] as const).flatMap((kind) => {
          const voice = answer.voices[kind];
          return voice === null ? [] : [`${kind}: ${voice.text}`];
        }),
      ].join('\n'),
    );
    return undefined;
  },
});

const edits = ['rename', 'define', 'merge', 'split', 'pin', 'unpin', 'forbid', 'move'] as const;
const edit = command({
  usage: 'themes edit <change> <theme> [value]',
  summary: `${edits.join(', ')} a theme; VALUE is the name, definition, other theme, number of parts, or parent`,
  async run({ api, print, progress }, [change, theme, value]) {
    const given = typeof value === 'string' ? value : '';
    const more: Readonly<Record<string, object>> = {
      rename: { name: given },
      define: { definition: given },
      merge: { into: given },
      split: { parts: Number(given === '' ? 2 : given) },
      move: { parent: given === '' ? null : given },
    };
    const read = themeEditShape.safeParse({ edit: change, theme: String(theme), ...more[String(change)] });
    if (!read.success) {
      throw new Refused(
        refuse('no-such-edit', `"${String(change)}" of "${String(theme)}" was not understood.`, {
          next: `Changes: rename, define, merge, split, move with a VALUE; pin, unpin, forbid without.`,
        }),
      );
    }
    const body = read.data;
    const answer = await api.ask(editTheme, { body });
    if (body.edit === 'split') await labelled(api, progress);
    print(answer, () => `${answer.say}\nundo: sirius themes undo ${answer.id}`);
    return undefined;
  },
});

const undo = command({
  usage: 'themes undo [edit]',
  summary: 'Take a change of a theme back; without an id, lists the changes',
  async run({ api, print }, [id]) {
    if (typeof id !== 'string') {
      const all = await api.ask(listThemeEdits);
      print(all, () => table(all, ['id', 'at', 'by', 'say', 'undone']));
      return undefined;
    }
    const answer = await api.ask(undoThemeEdit, { params: { edit: id } });
    print(answer, () => `taken back: ${answer.say}`);
    return undefined;
  },
});

const pairs = command({
  usage: 'themes pairs',
  summary: 'Themes found in two languages that may be one subject; nothing is joined before you say so',
  async run({ api, print }) {
    const found = await api.ask(listLikelyPairs);
    print(found, () =>
      [
        table(
          found.map(({ theme, into, alike, steps, things, words }) => ({
            theme: `${theme.name} (${theme.language})`,
            into: `${into.name} (${into.language})`,
            alike: alike.toFixed(2),
            shared: [...things, ...steps, ...words.map((pair) => pair.join('/'))].slice(0, 5).join(', '),
          })),
          ['theme', 'into', 'alike', 'shared'],
        ),
        '',
        'join two with: sirius themes edit merge THEME INTO',
      ].join('\n'),
    );
    return undefined;
  },
});

export const themeCommands = [discover, teach, list, show, edit, undo, pairs];
