import type { Condition, Value } from '../../logic.contract.ts';
import type { Question } from '../../question.contract.ts';
import type { Collect } from '../collect.ts';
import { at, listAt, numberIn, textAt } from '../given.ts';
import type { Ends } from './ends.ts';
import { type Asked, operandValue, readGroup, readOlder, type Scene } from './logic.ts';
import type { Variables } from './variables.ts';

/** What the rules of a block are read among. */
interface Around {
  readonly scene: Scene;
  /** The place of the block. */
  readonly n: number;
  readonly pageOf: ReadonlyMap<string, { page: string; question: string; at: number }>;
  readonly required: Map<string, Condition[]>;
  readonly variables: Variables;
  readonly ends: Ends;
  readonly asked: ReadonlyMap<string, Asked>;
  readonly collect: Collect;
}

type Skip = NonNullable<Question['skips']>[number];
const always: Condition = {
  is: 'equal',
  left: { get: 'literal', value: 1 },
  right: { get: 'literal', value: 1 },
};

/** The rules of a block: its jumps as skips of its last question; what they require or calculate is noted around them. */
export function readRules(block: unknown, around: Around): Skip[] {
  const { scene, collect } = around;
  const id = textAt(block, 'id');
  const skips: Skip[] = [];
  for (const rule of listAt(block, 'logic')) {
    const older = at(rule, 'condition') !== undefined;
    const text = JSON.stringify(older ? rule : (at(rule, 'conditions') ?? rule)).slice(0, 15_000);
    const actions = older
      ? [{ objective: 'jumpToQuestion', target: textAt(rule, 'destination') }]
      : listAt(rule, 'actions');
    const read = older ? readOlder(rule, id, scene) : readGroup(at(rule, 'conditions'), scene);
    if (read !== null) collect.tell('mapped', 'condition', id, text);
    const when = read ?? collect.condition(id, text);
    for (const action of actions) act(action, when, id, around, skips);
  }
  const fallback = textAt(block, 'logicFallback');
  if (fallback !== '') jump(fallback, always, id, around, skips);
  return skips;
}

function act(action: unknown, when: Condition, id: string, around: Around, skips: Skip[]): void {
  const { collect, variables, scene, required, asked } = around;
  const objective = textAt(action, 'objective');
  const target = textAt(action, 'target');
  if (/^jumpTo/.test(objective)) {
    jump(target, when, id, around, skips);
    return;
  }
  if (objective === 'requireAnswer' && asked.has(target)) {
    const code = asked.get(target)?.code ?? '';
    required.set(code, [...(required.get(code) ?? []), when]);
    collect.tell('mapped', 'condition', id, `requireAnswer ${target}`);
    return;
  }
  const variable = textAt(action, 'variableId');
  const before = variables.now(variable);
  const by = (
    { add: 'add', subtract: 'subtract', multiply: 'multiply', divide: 'divide', concat: 'join' } as const
  )[textAt(action, 'operator') as 'add'];
  if (objective !== 'calculate' || before === null) {
    collect.keep('flow-element', id, JSON.stringify(action));
    return;
  }
  const given = at(action, 'value', 'value');
  const literal: Value = {
    get: 'literal',
    value: before.number
      ? (numberIn(given) ?? 0)
      : typeof given === 'string'
        ? given.slice(0, 2000)
        : String(given ?? ''),
  };
  const operand =
    textAt(action, 'value', 'type') === 'static' ? literal : operandValue(at(action, 'value'), scene);
  if (operand === null) {
    collect.keep('flow-element', id, JSON.stringify(action));
    return;
  }
  const then: Value = by === undefined ? operand : { get: 'compute', by, of: [before.value, operand] };
  variables.add(variable, { get: 'choose', when, then, otherwise: before.value });
  collect.tell('mapped', 'calculated', id, JSON.stringify(action));
}

function jump(
  target: string,
  when: Condition,
  id: string,
  { ends, pageOf, n, asked, collect }: Around,
  skips: Skip[],
): void {
  const end = ends.codes.get(target);
  if (end !== undefined) {
    skips.push({ when, to: 'end', code: end });
    collect.tell('mapped', 'skip', id, target);
    return;
  }
  const place =
    pageOf.get(target) ??
    [...pageOf.values()].find(({ question }) => question !== '' && question === asked.get(target)?.code);
  if (place === undefined || place.at <= n) {
    collect.keep('flow-element', id, `jump to ${target}`);
    return;
  }
  skips.push({ when, to: 'page', code: place.page });
  collect.tell('mapped', 'skip', id, target);
}
