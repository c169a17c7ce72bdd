import { Codes } from '../collect.ts';
import type { Operand, Resolve } from '../translate-expression.ts';
import type { Gathered, Item } from './gather.ts';
import { cellOf } from './read-dump.ts';

/** What a question of LimeSurvey became, for logic, texts and old answers. */
export interface Named {
  readonly code: string;
  readonly type: string;
  readonly item: Item;
  readonly rows: readonly Item[];
  readonly answers: readonly Item[];
  /** Codes of subquestions and answer options here, by their code there. */
  readonly rowCodes: ReadonlyMap<string, string>;
  readonly answerCodes: ReadonlyMap<string, string>;
  /** Of a dual-scale array: the second matrix. */
  readonly second: string;
}

export interface LimeNames {
  readonly byId: ReadonlyMap<string, Named>;
  readonly resolve: Resolve;
  /** Codes of equations. */
  readonly calculated: ReadonlyMap<string, string>;
  /** {name} in a text, as Sirius writes it; null when it is more than a name. */
  readonly piped: (inner: string) => string | null;
  /** Fields of participants that texts or logic ask for. */
  readonly hidden: Map<string, string>;
}

/** Fixed answers of the types that bring their own. */
export const ownAnswers: Readonly<Record<string, readonly (readonly [code: string, text: string])[]>> = {
  Y: [
    ['Y', 'Yes'],
    ['N', 'No'],
  ],
  G: [
    ['F', 'Female'],
    ['M', 'Male'],
  ],
  C: [
    ['Y', 'Yes'],
    ['U', 'Uncertain'],
    ['N', 'No'],
  ],
  E: [
    ['I', 'Increase'],
    ['S', 'Same'],
    ['D', 'Decrease'],
  ],
};

export function nameQuestions(gathered: Gathered): LimeNames {
  const codes = new Codes();
  const ofCalculated = new Codes();
  const byId = new Map<string, Named>();
  const byName = new Map<string, Named>();
  const calculated = new Map<string, string>();
  const hidden = new Map<string, string>();
  for (const group of gathered.groups) {
    for (const item of group.questions) {
      const type = cellOf(item.row, 'type');
      const rows = gathered.subquestions.get(item.id) ?? [];
      const answers = gathered.answers.get(item.id) ?? [];
      const code = codes.take(item.code, `q${item.id}`);
      if (type === '*') calculated.set(item.code, ofCalculated.take(item.code, 'value'));
      const ofRows = new Codes();
      const ofAnswers = new Codes();
      const rowCodes = new Map(rows.map((row, n) => [row.code, ofRows.take(row.code, `r${n + 1}`)]));
      const given =
        ownAnswers[type]?.map(([answer]) => answer) ??
        answers.filter(({ scale }) => scale === '0').map((answer) => answer.code);
      const answerCodes = new Map(given.map((answer, n) => [answer, ofAnswers.take(answer, `a${n + 1}`)]));
      if (cellOf(item.row, 'other') === 'Y') {
        if (type === 'M' || type === 'P') rowCodes.set('other', ofRows.take('other', 'other'));
        else answerCodes.set('-oth-', ofAnswers.take('other', 'other'));
      }
      const named: Named = {
        code,
        type,
        item,
        rows,
        answers,
        rowCodes,
        answerCodes,
        second: type === '1' ? codes.take(`${item.code}_2`, `q${item.id}_2`) : '',
      };
      byId.set(item.id, named);
      const old = `${cellOf(item.row, 'sid')}X${cellOf(item.row, 'gid')}X${item.id}`;
      for (const name of [item.code, old]) {
        byName.set(name, named);
      }
    }
  }
  const resolve: Resolve = (written) => {
    const name = written.replace(/\.(?:NAOK|code|value|valueNAOK)$/, '');
    if (/\.[A-Za-z]+$/.test(name)) return null;
    const value = calculated.get(name);
    if (value !== undefined) return { kind: 'number', value: { get: 'calculated', code: value } };
    const whole = byName.get(name);
    if (whole !== undefined) return operandOf(whole);
    const token = /^TOKEN:([A-Z0-9_]{1,60})$/.exec(name)?.[1];
    if (token !== undefined) {
      hidden.set(token, `TOKEN_${token}`);
      return { kind: 'text', value: { get: 'hidden', code: `TOKEN_${token}` } };
    }
    // TITLE_ROW, or 123X4X56ROW.
    const bar = name.lastIndexOf('_');
    const owner = bar === -1 ? undefined : byName.get(name.slice(0, bar));
    if (owner !== undefined) return rowOf(owner, name.slice(bar + 1));
    const [, old = '', row = ''] = /^(\d+X\d+X\d+)(.+)$/.exec(name) ?? [];
    // The number of a question may be the beginning of another's; the longest that exists is meant.
    for (let end = old.length; end > 4; end--) {
      const found = byName.get(old.slice(0, end));
      if (found !== undefined) return rowOf(found, old.slice(end) + row);
    }
    return null;
  };
  return {
    byId,
    resolve,
    calculated,
    hidden,
    piped(inner) {
      const name = inner.replace(/^INSERTANS:/, '').replace(/\.(?:NAOK|shown|value)$/, '');
      const token = /^TOKEN:([A-Z0-9_]{1,60})$/.exec(name)?.[1];
      if (token !== undefined) {
        hidden.set(token, `TOKEN_${token}`);
        return `{{hidden:TOKEN_${token}}}`;
      }
      const value = calculated.get(name);
      if (value !== undefined) return `{{calculated:${value}}}`;
      const found = byName.get(name);
      return found === undefined ? null : `{{answer:${found.code}}}`;
    },
  };
}

function operandOf({ code, type, answerCodes }: Named): Operand | null {
  if (['L', '!', 'O', 'Y', 'G'].includes(type)) {
    return { kind: 'choice', question: code, byValue: answerCodes, several: false };
  }
  if (type === 'N' || type === '5') return { kind: 'number', value: { get: 'answer', question: code } };
  if (['S', 'T', 'U', 'D'].includes(type)) return { kind: 'text', value: { get: 'answer', question: code } };
  return null;
}

function rowOf({ code, type, rowCodes, answerCodes, second }: Named, written: string): Operand | null {
  const [name = '', scale] = written.split('#');
  const row = rowCodes.get(name);
  if (row === undefined) {
    if (name === 'other' && answerCodes.has('-oth-'))
      return { kind: 'text', value: { get: 'answer', question: code, aspect: 'text' } };
    return null;
  }
  if (type === 'M' || type === 'P') {
    if (name === 'other') return { kind: 'text', value: { get: 'answer', question: code, aspect: 'text' } };
    return { kind: 'tick', condition: { is: 'selected', question: code, choice: row } };
  }
  if (['F', 'H', 'C', 'E'].includes(type))
    return { kind: 'choice', question: code, row, byValue: answerCodes, several: false };
  if (type === '1')
    return {
      kind: 'choice',
      question: scale === '1' ? second : code,
      row,
      byValue: answerCodes,
      several: false,
    };
  if (type === 'A' || type === 'B')
    return { kind: 'number', value: { get: 'answer', question: code, part: row } };
  if (type === 'Q' || type === 'K')
    return { kind: 'text', value: { get: 'answer', question: code, part: row } };
  return null;
}
