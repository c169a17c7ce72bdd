import type { Flow, Page } from '../definition.contract.ts';
import { mixed } from './order.ts';
import type { Plan } from './plan.ts';

/** One stop on a person's way through the survey: a question, or a place where it may end. */
export interface Stop {
  readonly kind: 'question' | 'finish';
  readonly code: string;
}

/** The survey in the order that one person's seed gives it. */
export interface Way {
  readonly stops: readonly Stop[];
  readonly pages: readonly { readonly page: Page; readonly questions: readonly string[] }[];
  readonly undrawn: ReadonlySet<string>;
  /** First stop of each question, page and block, and the stop after each block. */
  readonly first: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

/** Lays out the way for a seed; null = as written, with every part. */
export function layOut({ definition }: Pick<Plan, 'definition'>, seed: number | null): Way {
  const stops: Stop[] = [];
  const pages: { page: Page; questions: string[] }[] = [];
  const undrawn = new Set<string>();
  const first = new Map<string, number>();
  const after = new Map<string, number>();

  function walk(flow: readonly Flow[]): void {
    for (const part of flow) {
      if (part.kind === 'finish') stops.push({ kind: 'finish', code: part.code });
      else if (part.kind === 'block') {
        first.set(`block:${part.code}`, stops.length);
        for (const page of part.pages) walkPage(page);
        after.set(part.code, stops.length);
      } else if (part.kind === 'branch') {
        walk(part.flow);
        walk(part.otherwise ?? []);
      } else if (seed === null) walk(part.flow);
      else {
        const order = mixed(part.flow, seed, part.code);
        for (const left of order.slice(part.show ?? order.length)) undrawn.add(left.code);
        walk(order);
      }
    }
  }
  function walkPage(page: Page): void {
    first.set(`page:${page.code}`, stops.length);
    const order =
      page.shuffle === true && seed !== null ? mixed(page.questions, seed, page.code) : page.questions;
    for (const { code } of order) {
      first.set(`question:${code}`, stops.length);
      stops.push({ kind: 'question', code });
    }
    pages.push({ page, questions: order.map(({ code }) => code) });
  }
  walk(definition.flow);
  return { stops, pages, undrawn, first, after };
}

/** Where ends begin among stops: `ending + i` = go to the i-th end page. */
export const ending = 1e9;

/** The stop (or end) that a skip goes to; a target that does not exist is no skip. */
export function targetOf(
  plan: Plan,
  way: Way,
  skip: { readonly to: string; readonly code?: string | undefined },
  block: string,
): number {
  if (skip.to === 'end') {
    const thanks = plan.definition.ends.length;
    const at = plan.definition.ends.findIndex(({ code }) => code === skip.code);
    return ending + (at === -1 ? thanks : at);
  }
  if (skip.to === 'end-of-block') return way.after.get(block) ?? -1;
  return way.first.get(`${skip.to}:${skip.code}`) ?? -1;
}
