import type { Operation } from '../../src/kernel/operation.ts';
import { type Try, triesOf } from './foreign-ids.ts';
import type { Company } from './two-companies.ts';

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

/** What an answer says that is the other company's, and that was not said to it. */
function toldOf(foreign: Company, { said }: Try, answer: unknown): string | null {
  let text = JSON.stringify(answer) ?? '';
  for (const one of textsIn(said).sort((a, b) => b.length - a.length)) {
    if (one.length > 1) text = text.replaceAll(JSON.stringify(one).slice(1, -1), '');
  }
  const at = text.indexOf(foreign.mark);
  return at < 0 ? null : text.slice(Math.max(0, at - 40), at + 40);
}

/** What is wrong with how one call was answered; null = nothing. */
async function judge(own: Company, foreign: Company, one: Try): Promise<string | null> {
  const answer = await own.ask(one.name, one.said);
  const refused = typeof answer?.refused === 'string' && 'say' in answer ? answer.refused : null;
  const told = toldOf(foreign, one, answer);
  if (told !== null) return `tells of the other company: ${told}`;
  if (['bad-path', 'bad-query', 'bad-body', 'bad-text', 'not-allowed'].includes(refused ?? '')) {
    return `was not asked: give it a body in tests/server/foreign-ids.ts (${JSON.stringify(answer)})`;
  }
  return one.mustRefuse && refused === null ? `is answered: ${JSON.stringify(answer).slice(0, 200)}` : null;
}

/** Asks each operation as one company for everything that only another one has; what went wrong, by operation. */
export async function askWithForeignIds(
  operations: readonly Operation[],
  own: Company,
  foreign: Company,
): Promise<string[]> {
  // Looked at first, changed afterwards: what it wrote itself tells nothing of the other.
  const tries = [...operations]
    .sort((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'))
    .flatMap((operation) => triesOf(operation, own, foreign));
  const wrong: string[] = [];
  for (let from = 0; from < tries.length; from += 8) {
    const some = tries.slice(from, from + 8);
    const judged = await Promise.all(
      some.map((one) => judge(own, foreign, one).catch((error: unknown) => `fails: ${error}`)),
    );
    for (const [i, said] of judged.entries()) {
      if (said !== null) wrong.push(`${some[i]?.name}, ${some[i]?.why}: ${said}`);
    }
  }
  return wrong;
}

/** Operations that only look, and refuse a company what it named of its own: then the walk would show nothing. */
export async function refusedItself(operations: readonly Operation[], own: Company): Promise<string[]> {
  const looks = operations
    .filter(({ method }) => method === 'GET')
    .flatMap((operation) => triesOf(operation, own, own).filter(({ mustRefuse }) => mustRefuse));
  const answers = await Promise.all(looks.map(({ name, said }) => own.ask(name, said)));
  return [
    ...new Set(looks.filter((_, i) => typeof answers[i]?.refused === 'string').map(({ name }) => name)),
  ];
}
