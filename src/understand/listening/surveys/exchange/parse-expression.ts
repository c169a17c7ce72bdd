/** An expression of SurveyJS or LimeSurvey as a tree; nothing in it is ever run as code. */
export type Expression =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly of: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Expression[] }
  | { readonly kind: 'unary'; readonly by: 'not' | 'minus' | 'empty' | 'notempty'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly by: string; readonly left: Expression; readonly right: Expression };

/** braces: names stand in braces, as in SurveyJS · bare: names stand as they are, as in LimeSurvey. */
export type Dialect = 'braces' | 'bare';

interface Token {
  readonly kind: 'name' | 'bare' | 'text' | 'number' | 'sign' | 'end';
  readonly text: string;
}

const longest = 20_000;
const deepest = 60;

const words: Readonly<Record<string, string>> = {
  and: 'and',
  '&&': 'and',
  or: 'or',
  '||': 'or',
  '=': '==',
  '==': '==',
  '===': '==',
  eq: '==',
  equal: '==',
  '!=': '!=',
  '<>': '!=',
  ne: '!=',
  notequal: '!=',
  '<': '<',
  lt: '<',
  less: '<',
  '<=': '<=',
  le: '<=',
  lessorequal: '<=',
  '>': '>',
  gt: '>',
  greater: '>',
  '>=': '>=',
  ge: '>=',
  greaterorequal: '>=',
  contains: 'contains',
  contain: 'contains',
  '*=': 'contains',
  notcontains: 'notcontains',
  notcontain: 'notcontains',
  anyof: 'anyof',
  allof: 'allof',
  noneof: 'noneof',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '%': '%',
  '^': '^',
  power: '^',
};

const strength: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  contains: 3,
  notcontains: 3,
  anyof: 3,
  allof: 3,
  noneof: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  '^': 6,
};

const signs = [
  '===',
  '&&',
  '||',
  '==',
  '!=',
  '<>',
  '<=',
  '>=',
  '*=',
  '<',
  '>',
  '=',
  '!',
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  '(',
  ')',
  ',',
  '[',
  ']',
];

function tokens(text: string, dialect: Dialect): Token[] | null {
  const found: Token[] = [];
  let i = 0;
  while (i < text.length) {
    const c = text[i] as string;
    if (/\s/.test(c)) {
      i++;
      continue;
    }
    if (c === '{' && dialect === 'braces') {
      const end = text.indexOf('}', i);
      if (end === -1) return null;
      found.push({ kind: 'name', text: text.slice(i + 1, end).trim() });
      i = end + 1;
      continue;
    }
    if (c === '"' || c === "'") {
      let value = '';
      let j = i + 1;
      for (; j < text.length && text[j] !== c; j++) {
        if (text[j] === '\\' && j + 1 < text.length) j++;
        value += text[j];
      }
      if (j >= text.length) return null;
      found.push({ kind: 'text', text: value });
      i = j + 1;
      continue;
    }
    const word = /^[\p{L}\p{N}_.#$:]+/u.exec(text.slice(i, i + 300))?.[0];
    if (word !== undefined) {
      found.push({ kind: /^\d+(?:\.\d+)?$/.test(word) ? 'number' : 'bare', text: word });
      i += word.length;
      continue;
    }
    const sign = signs.find((one) => text.startsWith(one, i));
    if (sign === undefined) return null;
    found.push({ kind: 'sign', text: sign });
    i += sign.length;
  }
  return found;
}

/** The expression; null when it is not whole, or of a form this reader does not know. */
export function parseExpression(text: string, dialect: Dialect): Expression | null {
  if (text.length > longest) return null;
  const all = tokens(text, dialect);
  if (all === null || all.length === 0) return null;
  const reader = new Reader(all, dialect);
  const found = reader.expression(0, 0);
  return found !== null && reader.done() ? found : null;
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #dialect: Dialect;
  #at = 0;

  constructor(all: readonly Token[], dialect: Dialect) {
    this.#tokens = all;
    this.#dialect = dialect;
  }

  done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  #now(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  #is(sign: string): boolean {
    const { kind, text } = this.#now();
    return kind === 'sign' && text === sign;
  }

  #take(sign: string): boolean {
    if (!this.#is(sign)) return false;
    this.#at++;
    return true;
  }

  #operator(): string | null {
    const { kind, text } = this.#now();
    if (kind !== 'sign' && kind !== 'bare') return null;
    const word = text.toLowerCase();
    return Object.hasOwn(words, word) ? (words[word] as string) : null;
  }

  expression(least: number, depth: number): Expression | null {
    if (depth > deepest) return null;
    let left = this.#first(depth);
    while (left !== null) {
      const { kind, text } = this.#now();
      const after = text.toLowerCase();
      if (kind === 'bare' && (after === 'empty' || after === 'notempty')) {
        this.#at++;
        left = { kind: 'unary', by: after, of: left };
        continue;
      }
      const by = this.#operator();
      const binds = by === null ? 0 : (strength[by] ?? 0);
      if (by === null || binds <= least) break;
      this.#at++;
      const right = this.expression(binds, depth + 1);
      if (right === null) return null;
      left = { kind: 'binary', by, left, right };
    }
    return left;
  }

  #first(depth: number): Expression | null {
    const token = this.#now();
    if (this.#take('!')) return this.#unary('not', depth);
    if (this.#take('-')) return this.#unary('minus', depth);
    if (this.#take('(')) {
      const inner = this.expression(0, depth + 1);
      return inner !== null && this.#take(')') ? inner : null;
    }
    if (this.#take('[')) {
      const of = this.#until(']', depth);
      return of === null ? null : { kind: 'list', of };
    }
    this.#at++;
    if (token.kind === 'name') return { kind: 'name', name: token.text };
    if (token.kind === 'text') return { kind: 'literal', value: token.text };
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind !== 'bare') return null;
    const word = token.text.toLowerCase();
    if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
    if (word === 'not' || word === 'negate') return this.#unary('not', depth);
    if (word === 'null' || word === 'undefined') return { kind: 'literal', value: null };
    if (this.#take('(')) {
      const of = this.#until(')', depth);
      return of === null ? null : { kind: 'call', name: word, of };
    }
    if (this.#dialect === 'bare') return { kind: 'name', name: token.text };
    return { kind: 'literal', value: token.text };
  }

  #unary(by: 'not' | 'minus', depth: number): Expression | null {
    const of = depth > deepest ? null : this.expression(by === 'not' ? 6 : 5, depth + 1);
    return of === null ? null : { kind: 'unary', by, of };
  }

  #until(close: string, depth: number): Expression[] | null {
    const found: Expression[] = [];
    if (this.#take(close)) return found;
    for (;;) {
      const one = this.expression(0, depth + 1);
      if (one === null) return null;
      found.push(one);
      if (this.#take(close)) return found;
      if (!this.#take(',')) return null;
    }
  }
}
