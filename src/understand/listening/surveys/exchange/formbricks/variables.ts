import type { WrittenSurvey } from '../../definition.contract.ts';
import type { Value } from '../../logic.contract.ts';
import { Codes } from '../collect.ts';
import { at, listAt, numberIn, textAt } from '../given.ts';

/** Variables as chains of calculated values: each calculation makes the next one. */
export class Variables {
  readonly #names = new Map<string, { code: string; number: boolean; steps: Value[] }>();

  constructor(survey: unknown) {
    const codes = new Codes();
    for (const variable of listAt(survey, 'variables').slice(0, 100)) {
      const number = textAt(variable, 'type') === 'number';
      const value = at(variable, 'value');
      const first: Value = {
        get: 'literal',
        value: number ? (numberIn(value) ?? 0) : typeof value === 'string' ? value : '',
      };
      this.#names.set(textAt(variable, 'id'), {
        code: codes.take(textAt(variable, 'name'), 'variable'),
        number,
        steps: [first],
      });
    }
  }

  codeOf(id: string): string | undefined {
    return this.#names.get(id)?.code;
  }

  #step(code: string, n: number): string {
    return `${code}.${n}`;
  }

  now(id: string): { value: Value; number: boolean } | null {
    const found = this.#names.get(id);
    if (found === undefined) return null;
    return {
      value: { get: 'calculated', code: this.#step(found.code, found.steps.length - 1) },
      number: found.number,
    };
  }

  /** Adds a calculation; false when there is no such variable. */
  add(id: string, value: Value): boolean {
    const found = this.#names.get(id);
    if (found === undefined || found.steps.length > 100) return false;
    found.steps.push(value);
    return true;
  }

  calculated(): NonNullable<WrittenSurvey['calculated']> {
    return [...this.#names.values()].flatMap(({ code, steps }) => [
      ...steps.map((value, n) => ({ code: this.#step(code, n), value })),
      { code, value: { get: 'calculated' as const, code: this.#step(code, steps.length - 1) } },
    ]);
  }
}
