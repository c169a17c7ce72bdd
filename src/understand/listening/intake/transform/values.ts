import type { Value } from '../../../../stores/moments/port.ts';

/** Collects what is bound into one SQL text. Nothing that comes from a mapping or a file is ever pasted into it. */
export class Values {
  readonly bound: Record<string, Value> = {};
  #count = 0;

  #add(value: Value, type: string): string {
    const name = `v${this.#count++}`;
    this.bound[name] = value;
    return `{${name}:${type}}`;
  }

  text(value: string): string {
    return this.#add(value, 'String');
  }

  texts(value: readonly string[]): string {
    return this.#add(value, 'Array(String)');
  }

  number(value: number): string {
    return this.#add(value, 'Float64');
  }

  numbers(value: readonly number[]): string {
    return this.#add(value, 'Array(Float64)');
  }
}
