import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { unguarded } from '../../../kernel/spreadsheet.ts';
import { readCsv, toCell } from './csv.ts';
import { readRule } from './rules.ts';
import type { Example, TaughtTheme } from './taxonomy.ts';

/** A taxonomy with its examples, as it is exchanged between houses. */
export interface TaxonomyFile {
  readonly name: string;
  readonly version: number;
  readonly themes: readonly TaughtTheme[];
  readonly examples: readonly Example[];
}

const columns = ['kind', 'theme', 'name', 'parent', 'not', 'text'] as const;
type Row = Record<(typeof columns)[number], string>;

/**
 * The taxonomy as CSV, one thing a line: first the taxonomy (text = its version), then each theme (text = definition)
 * with its rules and seeds, then the examples (themes and `not` by id, separated by |). `taxonomyFromCsv` reads it back
 * without loss.
 */
export function taxonomyToCsv(file: TaxonomyFile): string {
  const rows: Partial<Row>[] = [
    { kind: 'taxonomy', name: file.name, text: String(file.version) },
    ...file.themes.flatMap(({ id, name, parent, definition, rules, seeds }) => [
      { kind: 'theme', theme: id, name, parent: parent ?? '', text: definition },
      ...rules.map((text) => ({ kind: 'rule', theme: id, text })),
      ...seeds.map((text) => ({ kind: 'seed', theme: id, text })),
    ]),
    ...file.examples.map(({ text, themes, not }) => ({
      kind: 'example',
      theme: join(themes),
      not: join(not),
      text,
    })),
  ];
  const lines = rows.map((row) => columns.map((column) => toCell(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

/** Several ids in one cell; a | or \ within an id is told by a \ before it. */
const join = (ids: readonly string[]) => ids.map((id) => id.replace(/[\\|]/g, '\\$&')).join('|');

function parts(cell: string): string[] {
  const ids: string[] = [];
  let id = '';
  for (let at = 0; at < cell.length; at++) {
    if (cell[at] === '\\' && at + 1 < cell.length) id += cell[++at];
    else if (cell[at] === '|') {
      ids.push(id);
      id = '';
    } else id += cell[at];
  }
  return [...ids, id].map((one) => one.trim()).filter((one) => one !== '');
}

/** Headings by which a plain table of labelled texts is known. */
const textNames = ['text', 'comment', 'verbatim', 'sentence', 'texto', 'comentario'];
const themeNames = [
  'theme',
  'themes',
  'label',
  'labels',
  'category',
  'intent',
  'topic',
  'tema',
  'temas',
  'categoria',
];

/** A taxonomy from its CSV, or from any table with a column of texts and one of themes. Refuses in one sentence. */
export function taxonomyFromCsv(csv: string): TaxonomyFile | Refusal {
  const [head = [], ...rows] = readCsv(csv);
  const names = head.map((cell) => cell.trim().toLowerCase());
  if (columns.every((column) => names.includes(column)))
    return fromRows(rows.map((cells) => rowOf(names, cells)));
  const text = names.findIndex((name) => textNames.includes(name));
  const theme = names.findIndex((name) => themeNames.includes(name));
  if (text === -1 || theme === -1) {
    return refuse('not-a-taxonomy', 'The file has no column "text" and no column "theme".', {
      next: 'Name the column of texts "text" and the one of themes "theme"; several themes are separated by |.',
    });
  }
  const not = names.indexOf('not');
  const examples = rows.map((cells) => ({
    text: unguarded(cells[text] ?? ''),
    themes: parts(unguarded(cells[theme] ?? '')),
    not: not === -1 ? [] : parts(unguarded(cells[not] ?? '')),
  }));
  return checkTaxonomy({
    name: '',
    version: 1,
    themes: [],
    examples: examples.filter((one) => one.text.trim() !== ''),
  });
}

const rowOf = (names: readonly string[], cells: readonly string[]): Row => {
  const cell = (column: string) => unguarded(cells[names.indexOf(column)] ?? '');
  return {
    kind: cell('kind'),
    theme: cell('theme'),
    name: cell('name'),
    parent: cell('parent'),
    not: cell('not'),
    text: cell('text'),
  };
};

function fromRows(rows: readonly Row[]): TaxonomyFile | Refusal {
  let [name, version] = ['', 1];
  const themes = new Map<string, TaughtTheme & { rules: string[]; seeds: string[] }>();
  const examples: Example[] = [];
  for (const [i, row] of rows.entries()) {
    const theme = themes.get(row.theme);
    if (row.kind === 'taxonomy') [name, version] = [row.name, Number(row.text)];
    else if (row.kind === 'theme') {
      if (theme) return wrong(i, `the theme ${JSON.stringify(row.theme)} is there twice`);
      themes.set(row.theme, {
        id: row.theme,
        name: row.name,
        definition: row.text,
        parent: row.parent || null,
        rules: [],
        seeds: [],
      });
    } else if (row.kind === 'rule' || row.kind === 'seed') {
      if (!theme) return wrong(i, `no theme ${JSON.stringify(row.theme)} was told before its ${row.kind}`);
      theme[row.kind === 'rule' ? 'rules' : 'seeds'].push(row.text);
    } else if (row.kind === 'example') {
      examples.push({ text: row.text, themes: parts(row.theme), not: parts(row.not) });
    } else return wrong(i, `${JSON.stringify(row.kind)} is no kind of line`);
  }
  if (!Number.isInteger(version) || version < 0)
    return refuse('bad-version', 'The version of the taxonomy is not a whole number.');
  return checkTaxonomy({ name, version, themes: [...themes.values()], examples });
}

/** Lines are counted as a spreadsheet shows them: the heading is line 1. */
const wrong = (row: number, what: string) =>
  refuse('not-a-taxonomy', `Line ${row + 2} of the file cannot be taken: ${what}.`, {
    next: 'Kinds are taxonomy, theme, rule, seed and example.',
  });

/** The taxonomy as JSON, two blanks deep, in the order given. */
export const taxonomyToJson = (file: TaxonomyFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** What must hold of any taxonomy that comes in, from wherever. */
export function checkTaxonomy(file: TaxonomyFile): TaxonomyFile | Refusal {
  const ids = new Set<string>();
  for (const theme of file.themes) {
    if (theme.id.trim() === '' || theme.name.trim() === '')
      return refuse('bad-theme', `A theme has no ${theme.id.trim() === '' ? 'id' : 'name'}.`);
    if (ids.has(theme.id))
      return refuse('bad-theme', `The theme ${JSON.stringify(theme.id)} is there twice.`);
    ids.add(theme.id);
    for (const rule of theme.rules) {
      const read = readRule(rule);
      if (isRefusal(read)) return { ...read, say: `${theme.name}: ${read.say}` };
    }
  }
  const lost = file.themes.find((theme) => theme.parent !== null && !ids.has(theme.parent));
  if (lost)
    return refuse(
      'bad-theme',
      `The theme ${JSON.stringify(lost.name)} stands below ${JSON.stringify(lost.parent)}, which is not there.`,
    );
  const circle = file.themes.find((theme) => isBelowItself(theme.id, file.themes));
  if (circle) return refuse('bad-theme', `The theme ${JSON.stringify(circle.name)} stands below itself.`);
  return file;
}

function isBelowItself(id: string, themes: readonly TaughtTheme[]): boolean {
  const parent = new Map(themes.map((theme) => [theme.id, theme.parent]));
  let at = parent.get(id) ?? null;
  for (let steps = 0; at !== null && steps <= themes.length; steps++) {
    if (at === id) return true;
    at = parent.get(at) ?? null;
  }
  return false;
}
