import type { SurveyDefinition } from '../../definition.contract.ts';
import type { KeptAnswers } from '../exchange-store.ts';
import { type Column, cellOf, columnsOf, hiddenColumnsOf } from './columns.ts';
import { answerCell, lineOf } from './write-cells.ts';

const about = [
  'sirius_response',
  'sirius_version',
  'sirius_state',
  'sirius_at',
  'sirius_language',
  'sirius_channel',
];

const aboutOf = (one: KeptAnswers, anonymous: boolean): string[] => [
  one.key,
  String(one.version),
  one.state,
  // An anonymous answer says of its time only the day.
  anonymous ? one.changedAt.toISOString().slice(0, 10) : one.changedAt.toISOString(),
  one.language,
  one.channel,
  ...(anonymous ? [] : [answerCell(one.customer ?? '')]),
];

/** Lines of a CSV file of answers, one block of sessions after the other: its memory does not grow with their number. */
export async function* writeAnswers(
  definitions: readonly SurveyDefinition[],
  form: 'wide' | 'long',
  labels: boolean,
  blocks: AsyncIterable<readonly KeptAnswers[]>,
): AsyncGenerator<string> {
  const { columns } = columnsOf(definitions);
  const [newest] = definitions;
  const anonymous = newest?.respondents === 'anonymous';
  const hidden = hiddenColumnsOf(definitions);
  const head = [...about, ...(anonymous ? [] : ['sirius_customer'])];
  const said = new Map(columns.map((column) => [column.name, new Map(column.values)]));
  const shown = (column: Column, cell: string) =>
    answerCell(labels ? (said.get(column.name)?.get(cell) ?? cell) : cell);
  yield '\uFEFF';
  yield form === 'wide'
    ? lineOf([...head, ...hidden, ...columns.map(({ name, label }) => (labels ? answerCell(label) : name))])
    : lineOf([...head, 'question', 'part', 'column', 'value', 'label']);
  for await (const block of blocks) {
    let text = '';
    for (const one of block) {
      const start = aboutOf(one, anonymous);
      if (form === 'wide') {
        const fields = hidden.map((code) => answerCell(String(one.hidden[code] ?? '')));
        text += lineOf([
          ...start,
          ...fields,
          ...columns.map((column) => shown(column, cellOf(column, one.answers[column.question.code]))),
        ]);
        continue;
      }
      for (const column of columns) {
        const cell = cellOf(column, one.answers[column.question.code]);
        if (cell === '') continue;
        text += lineOf([
          ...start,
          column.question.code,
          column.part ?? '',
          column.is === 'text' ? 'text' : (column.column ?? ''),
          answerCell(cell),
          answerCell(said.get(column.name)?.get(cell) ?? ''),
        ]);
      }
    }
    yield text;
  }
}

/** What each column and each code of the file of answers means. */
export function writeCodebook(definitions: readonly SurveyDefinition[]): string {
  const { columns, leftOut } = columnsOf(definitions);
  const rows = columns.flatMap(({ name, label, question, values }) =>
    (values.length === 0 ? [['', ''] as const] : values).map(([code, words]) =>
      lineOf([name, answerCell(label), question.type, answerCell(code), answerCell(words)]),
    ),
  );
  const out = leftOut.map((code) =>
    lineOf([code, 'left out: it tells who somebody is, or is a file', '', '', '']),
  );
  return `\uFEFF${lineOf(['column', 'question', 'type', 'code', 'label'])}${[...rows, ...out].join('')}`;
}

const quoted = (text: string): string =>
  `'${text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll("'", "''")
    .slice(0, 250)}'`;

/** SPSS syntax that reads the file of answers and labels it. Variables are numbered; their labels say the names. */
export function writeSpss(definitions: readonly SurveyDefinition[], file: string): string {
  const { columns } = columnsOf(definitions);
  const [newest] = definitions;
  const head = [...about, ...(newest?.respondents === 'anonymous' ? [] : ['sirius_customer'])];
  const hidden = hiddenColumnsOf(definitions);
  const first = [...head, ...hidden];
  const all = [
    ...first.map((name, n) => ({
      variable: `meta${n + 1}`,
      label: name,
      number: false,
      values: [] as Column['values'],
    })),
    ...columns.map(({ name, label, number, values }, n) => ({
      variable: `v${n + 1}`,
      label: `${name}: ${label}`,
      number,
      values,
    })),
  ];
  const labelled = all.filter(({ values }) => values.length > 0);
  return [
    'SET UNICODE=ON.',
    `GET DATA /TYPE=TXT /FILE=${quoted(file)} /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELIMITERS="," /QUALIFIER='"' /FIRSTCASE=2 /VARIABLES=`,
    ...all.map(({ variable, number }) => `  ${variable} ${number ? 'F8.2' : 'A2000'}`),
    '  .',
    'VARIABLE LABELS',
    ...all.map(({ variable, label }, n) => `  ${n === 0 ? '' : '/'}${variable} ${quoted(label)}`),
    '  .',
    ...(labelled.length === 0
      ? []
      : [
          'VALUE LABELS',
          ...labelled.map(
            ({ variable, number, values }, n) =>
              `  ${n === 0 ? '' : '/'}${variable} ${values.map(([code, label]) => `${number ? code : quoted(code)} ${quoted(label)}`).join(' ')}`,
          ),
          '  .',
        ]),
    'EXECUTE.',
    '',
  ].join('\n');
}
