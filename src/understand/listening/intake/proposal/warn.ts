import type { Column } from './look-at-column.ts';
import type { Warning } from './proposal.contract.ts';
import { wordScores } from './propose-scores.ts';
import { happeningsOf, instants, isMisnamed, type Table } from './table.ts';

const share = (n: number, of: number) => (of === 0 ? 0 : n / of);
const percent = (n: number, of: number) => `${Math.round(100 * share(n, of))} %`;

const placeholder =
  /\{\{?\s*[A-Za-z_][\w .]*\}?\}|%[A-Z_]{3,}%|\$\{\w+\}|\[(?:NAME|PRODUCT|CUSTOMER|ORDER)\]/;

/** The commonest placeholder that nobody filled in ("{product_purchased}", "%NAME%"), and in how many cells. */
export function templateIn(column: Column): { holder: string; n: number } {
  const found = new Map<string, number>();
  for (const [value, count] of column.counts) {
    const holder = placeholder.exec(value.slice(0, 5000))?.[0];
    if (holder !== undefined) found.set(holder, (found.get(holder) ?? 0) + count);
  }
  const [holder = '', n = 0] = [...found].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { holder, n };
}

function templates(table: Table): Warning[] {
  return table.columns.flatMap((column): Warning[] => {
    const { holder, n } = templateIn(column);
    if (n === 0 || share(n, column.filled) < 0.05) return [];
    return [
      {
        about: 'template',
        file: table.sample.file,
        column: column.name,
        say: `${percent(n, column.filled)} of the texts in "${column.name}" hold the unfilled placeholder ${holder}: they are templates, not what customers wrote.`,
        facts: { holder, n, of: column.filled },
      },
    ];
  });
}

const stages = [
  /purchase|order(?:ed)?\b|created|opened|start|begin|request|asked|first/i,
  /response|reply|answer|approved|accept/i,
  /resol|clos|end|finish|deliver|complet|paid/i,
];
const stageOf = (name: string) => stages.findLastIndex((stage) => stage.test(name));

/** Pairs of times that stand in an impossible order: resolved before the first response. */
function impossibleTimes(table: Table): Warning[] {
  const times = happeningsOf(table);
  const warnings: Warning[] = [];
  for (const early of times) {
    for (const late of times) {
      const [a, b] = [stageOf(early.name), stageOf(late.name)];
      if (a < 0 || b <= a) continue;
      const before = instants(table, early);
      const after = instants(table, late);
      let both = 0;
      let wrong = 0;
      before.forEach((at, i) => {
        const then = after[i] as number;
        if (Number.isNaN(at) || Number.isNaN(then)) return;
        both++;
        if (then < at) wrong++;
      });
      if (both < 5 || share(wrong, both) < 0.05) continue;
      warnings.push({
        about: 'impossible-times',
        file: table.sample.file,
        column: late.name,
        say: `In ${percent(wrong, both)} of the rows "${late.name}" lies before "${early.name}".`,
        facts: { n: wrong, of: both, early: early.name, late: late.name },
      });
    }
  }
  return warnings;
}

/** Cells a spreadsheet would run: "=…", "@…", and "+…" or "-…" that are no numbers. */
function formulas(table: Table): Warning[] {
  const dangerous = (value: string) =>
    /^[=@＝＠\t\r]/.test(value) ||
    (/^[+\-＋－]/.test(value) && !/^[+-]?[\d.,]+(?:[eE][+-]?\d+)?%?$/.test(value) && /[(|!]/.test(value));
  const cells = table.columns.flatMap((column) => {
    const inHeader = dangerous(column.name) ? [{ column, value: column.name }] : [];
    return [...inHeader, ...[...column.counts.keys()].filter(dangerous).map((value) => ({ column, value }))];
  });
  const [first] = cells;
  if (first === undefined) return [];
  return [
    {
      about: 'formula',
      file: table.sample.file,
      column: first.column.name,
      say: `${cells.length} ${cells.length === 1 ? 'cell begins' : 'cells begin'} like a spreadsheet formula (${first.value.slice(0, 40)}). They are kept as plain text and made harmless in exports.`,
      facts: { n: cells.length, example: first.value.slice(0, 40) },
    },
  ];
}

function headless({ sample }: Table): Warning[] {
  if (sample.headless !== true) return [];
  const say = `The first row of ${sample.file} looks like data, so its columns are called by their place.`;
  return [{ about: 'no-header', file: sample.file, column: '', say, facts: {} }];
}

/** Cells in which a program wrote "no value". */
function missing(table: Table): Warning[] {
  const { file } = table.sample;
  return table.columns
    .filter((column) => column.missing.length > 0)
    .map((column): Warning => {
      const texts = column.missing.join(', ');
      const say = `${texts} in "${column.name}" is taken for an empty cell.`;
      return { about: 'missing', file, column: column.name, say, facts: { texts } };
    });
}

/** What is odd about a table, beyond what can be asked. */
export function warnAbout(table: Table): Warning[] {
  const { sample } = table;
  const header = (sample.oddities ?? []).map(
    ({ what, example }): Warning => ({
      about: 'header',
      file: sample.file,
      column: example,
      say: `${what}: ${example}`,
      facts: { example },
    }),
  );
  const ragged: Warning[] =
    (sample.ragged ?? 0) === 0
      ? []
      : [
          {
            about: 'ragged',
            file: sample.file,
            column: '',
            say: `${sample.ragged} of the rows looked at have more or fewer cells than the header; they go to quarantine.`,
            facts: { n: sample.ragged ?? 0 },
          },
        ];
  const words = wordScores(table).map(
    (column): Warning => ({
      about: 'words-as-scores',
      file: sample.file,
      column: column.name,
      say: `The answers in "${column.name}" are words (${[...column.counts.keys()].slice(0, 3).join(', ')}). They are kept as facts and not counted as a score.`,
      facts: { examples: [...column.counts.keys()].slice(0, 3).join(', ') },
    }),
  );
  const misnamed = table.columns.filter(isMisnamed).map(
    (column): Warning => ({
      about: 'misnamed',
      file: sample.file,
      column: column.name,
      say: `"${column.name}" is named like a time, but its values are not readable as times (${[...column.counts.keys()].slice(0, 2).join(', ').slice(0, 80)}).`,
      facts: { examples: [...column.counts.keys()].slice(0, 2).join(', ').slice(0, 80) },
    }),
  );
  return [
    ...headless(table),
    ...missing(table),
    ...header,
    ...ragged,
    ...templates(table),
    ...impossibleTimes(table),
    ...formulas(table),
    ...words,
    ...misnamed,
  ];
}
