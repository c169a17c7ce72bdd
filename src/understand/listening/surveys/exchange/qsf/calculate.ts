import type { WrittenSurvey } from '../../definition.contract.ts';
import type { Condition, Value } from '../../logic.contract.ts';
import { Codes, type Collect } from '../collect.ts';
import { entriesAt, listAt, numberIn, textAt } from '../given.ts';
import { all } from '../join-conditions.ts';
import { type Fields, isContact } from './find-fields.ts';
import { readLogic } from './logic.ts';
import type { Known } from './refs.ts';

type Calculated = NonNullable<WrittenSurvey['calculated']>;
type Hidden = NonNullable<WrittenSurvey['hidden']>;

/** Fields that are known from outside, with the value the flow gives to all. */
export function hiddenFields({ fields, assignments }: Fields): Hidden {
  return [...fields].flatMap(([name, { get, code, number }]) => {
    if (get !== 'hidden') return [];
    const value = assignments.find((one) => one.name === name)?.value;
    const parsed = number ? numberIn(value) : null;
    const personal = isContact(name);
    return [
      {
        code,
        origin: name.slice(0, 500),
        kind: number ? ('number' as const) : ('text' as const),
        fromLink: !personal,
        ...(value === undefined ? {} : { default: parsed ?? value.slice(0, 2000) }),
        ...(personal ? { personal } : {}),
      },
    ];
  });
}

/** Fields that the flow sets on its branches: the last that holds counts, as the last one set does there. */
export function setFields({ fields, assignments }: Fields, known: Known, collect: Collect): Calculated {
  return [...fields].flatMap(([name, { get, code, number }]) => {
    if (get !== 'calculated') return [];
    const where = `embedded data ${name}`;
    let value: Value = { get: 'literal', value: number ? 0 : '' };
    for (const one of assignments.filter((set) => set.name === name)) {
      const parsed = number ? numberIn(one.value) : null;
      const then: Value = one.value.includes('${')
        ? collect.value(where, one.value)
        : { get: 'literal', value: parsed ?? one.value.slice(0, 2000) };
      const conditions = one.inside
        .map((logic) => readLogic(logic, where, known, collect))
        .filter((condition): condition is Condition => condition !== null);
      value =
        conditions.length === 0 ? then : { get: 'choose', when: all(conditions), then, otherwise: value };
    }
    return [{ code, origin: name.slice(0, 500), value }];
  });
}

/** Scoring categories: the points of the chosen choices, added up. */
export function scores(
  scoring: unknown,
  questions: ReadonlyMap<string, Record<string, unknown>>,
  known: Known,
  collect: Collect,
  taken: readonly string[],
): Calculated {
  const codes = new Codes();
  for (const code of taken) codes.take(code, code);
  return listAt(scoring, 'ScoringCategories').flatMap((category) => {
    const id = textAt(category, 'ID');
    const name = textAt(category, 'Name') || id;
    const parts: Value[] = [];
    for (const [question, payload] of questions) {
      const ref = known.refs.get(question);
      if (ref === undefined || ref.columns.size > 0) continue;
      for (const grading of listAt(payload, 'GradingData')) {
        const choice = ref.choices.get(textAt(grading, 'ChoiceID'));
        const grade = numberIn(textAt(grading, 'Grades', id));
        if (choice === undefined || grade === null || grade === 0) continue;
        parts.push({
          get: 'choose',
          when: { is: 'selected', question: ref.code, choice },
          // biome-ignore lint/suspicious/noThenProperty: it is the field's word, and no promise is near
          then: { get: 'literal', value: grade },
          otherwise: { get: 'literal', value: 0 },
        });
      }
    }
    if (parts.length === 0) return [];
    collect.tell('mapped', 'calculated', `scoring ${name}`, `${parts.length} graded choices`);
    // A computation takes at most 200 parts; a long test is added up in stages.
    const stages: Value[] = [];
    for (let i = 0; i < parts.length; i += 200) {
      stages.push({ get: 'compute', by: 'sum', of: parts.slice(i, i + 200) });
    }
    const value: Value =
      stages.length === 1 ? (stages[0] as Value) : { get: 'compute', by: 'sum', of: stages };
    return [{ code: codes.take(`SC_${name}`, 'score'), origin: name.slice(0, 500), value }];
  });
}

/** Quotas with logic of their own. */
export function readQuotas(
  quotas: readonly unknown[],
  end: string,
  known: Known,
  collect: Collect,
): NonNullable<WrittenSurvey['quotas']> {
  const codes = new Codes();
  return quotas.slice(0, 200).flatMap((quota) => {
    const name = textAt(quota, 'Name') || textAt(quota, 'ID') || 'quota';
    const limit = numberIn(textAt(quota, 'Occurrences'));
    if (limit === null || limit < 0) {
      collect.keep('flow-element', `quota ${name}`, JSON.stringify(quota).slice(0, 2000));
      return [];
    }
    const logic =
      entriesAt(quota, 'Logic').length > 0 ? { ...Object.fromEntries(entriesAt(quota, 'Logic')) } : null;
    const when = logic === null ? null : readLogic(logic, `quota ${name}`, known, collect);
    collect.tell('mapped', 'quota', name, String(limit));
    const code = codes.take(name, 'quota');
    return [
      {
        code,
        origin: textAt(quota, 'ID').slice(0, 500),
        title: name.slice(0, 200),
        end,
        cells: [
          {
            code: 'all',
            limit: Math.min(Math.round(limit), 100_000_000),
            ...(when === null ? {} : { when }),
          },
        ],
      },
    ];
  });
}
