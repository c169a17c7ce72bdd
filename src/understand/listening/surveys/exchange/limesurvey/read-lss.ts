import { isRefusal, type Refusal } from '../../../../../kernel/refusal.ts';
import type { Flow, WrittenSurvey } from '../../definition.contract.ts';
import type { Condition, Value } from '../../logic.contract.ts';
import { Codes, Collect, type ImportedSurvey, inLanguages } from '../collect.ts';
import { numberIn } from '../given.ts';
import { all } from '../join-conditions.ts';
import { parseExpression } from '../parse-expression.ts';
import { alwaysHolds, asCondition, asValue } from '../translate-expression.ts';
import { gather, type Item } from './gather.ts';
import { type LimeNames, nameQuestions } from './names.ts';
import { type Lime, readQuestion } from './questions.ts';
import { cellOf, type Dump, isLss, type Row, readDump } from './read-dump.ts';

export { isLss };

/**
 * A survey of LimeSurvey (.lss, or the .lss inside an .lsa): relevance and conditions, quotas, assessments, randomised
 * groups, languages; of versions whose rows carry their language and of those with tables of translations.
 */
export function readLss(text: string, archive: boolean): ImportedSurvey | Refusal {
  const dump = readDump(text);
  if (isRefusal(dump)) return dump;
  const collect = new Collect('limesurvey', 'limesurvey');
  if (archive) collect.tell('approximated', 'answers-beside', '.lsa', '.lsr, .lst, .lsi');
  const gathered = gather(dump);
  const names = nameQuestions(gathered);
  const languages = [...new Set(gathered.languages.values())];
  const texts: Lime['texts'] = (of, where, otherwise = '') =>
    inLanguages(languages, (language) => {
      const name = [...gathered.languages].find(([key, tag]) => tag === language && of.has(key))?.[0] ?? '';
      const said = collect.words(where, of.get(name) ?? '') || (language === languages[0] ? otherwise : '');
      return piped(said, where, names, collect);
    });
  const condition: Lime['condition'] = (written, where) => {
    const expression = written.trim().replace(/^\{([\s\S]*)\}$/, '$1');
    if (expression === '' || expression === '1') return undefined;
    const parsed = parseExpression(expression, 'bare');
    if (parsed !== null && alwaysHolds(parsed)) return undefined;
    const found = parsed === null ? null : asCondition(parsed, names.resolve);
    if (found === null) return collect.condition(where, expression);
    collect.tell('mapped', 'condition', where, expression);
    return found;
  };
  const lime: Lime = {
    gathered,
    names,
    collect,
    texts,
    condition,
    whenOf: (item) => conditionsOf(item, dump, condition, collect),
  };
  const flow = readFlow(lime);
  const settings = (member: string) =>
    new Map(
      [...gathered.settings]
        .map(([language, row]) => [language, cellOf(row, member)] as const)
        .filter(([, said]) => said !== ''),
    );
  const welcome = settings('surveyls_welcometext');
  if (welcome.size > 0) {
    collect.tell('approximated', 'start-page', 'welcome text', [...welcome.values()][0] ?? '');
    flow.unshift({
      kind: 'block',
      code: '_welcome',
      pages: [
        {
          code: '_welcome',
          questions: [{ code: '_welcome', type: 'statement', text: texts(welcome, 'welcome text') }],
        },
      ],
    });
  }
  const calculated = readEquations(lime);
  const assessed = readAssessments(dump, lime, calculated);
  const quotas = readQuotas(dump, lime);
  for (const row of dump.table('defaultvalues'))
    collect.tell('dropped', 'default-answer', cellOf(row, 'qid'), cellOf(row, 'defaultvalue'));
  const thanks = texts(
    settings('surveyls_endtext'),
    'end text',
    languages[0]?.startsWith('de')
      ? 'Vielen Dank für Ihre Antworten.'
      : languages[0]?.startsWith('es')
        ? 'Gracias por sus respuestas.'
        : 'Thank you for your answers.',
  );
  const { survey } = gathered;
  const yes = (member: string) => cellOf(survey, member) === 'Y';
  return collect.finish({
    format: 1,
    title: texts(settings('surveyls_title'), 'title', 'Survey'),
    languages,
    respondents: yes('anonymized') ? 'anonymous' : 'known',
    flow,
    hidden: [...names.hidden].map(([field, code]) => ({
      code,
      origin: `TOKEN:${field}`,
      fromLink: false,
      personal: true,
    })),
    calculated: [...calculated, ...assessed.calculated],
    quotas,
    ends: [
      ...assessed.ends,
      { code: 'thanks', kind: 'thanks', title: thanks },
      ...(quotas.length === 0
        ? []
        : [
            {
              code: 'over_quota',
              kind: 'over-quota' as const,
              title: texts(new Map(), 'quota', 'We have enough answers already.'),
            },
          ]),
    ],
    conduct: { back: yes('allowprev'), progress: yes('showprogress'), resume: yes('allowsave') },
    rules: { ...day('opensAt', cellOf(survey, 'startdate')), ...day('closesAt', cellOf(survey, 'expires')) },
  });
}

function day<M extends string>(member: M, text: string): Partial<Record<M, string>> {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text)
    ? new Date(
        `${text.replace(' ', 'T').slice(0, 19).padEnd(10, '0')}${text.length > 10 ? 'Z' : 'T00:00:00Z'}`,
      )
    : null;
  return time === null || Number.isNaN(time.getTime())
    ? {}
    : ({ [member]: time.toISOString() } as Partial<Record<M, string>>);
}

function piped(text: string, where: string, names: LimeNames, collect: Collect): string {
  if (!text.includes('{')) return text;
  return text.replace(/\{([^{}\s][^{}\n]{0,300})\}/g, (whole, inner: string) => {
    const found = names.piped(inner.trim());
    if (found === null) collect.tell('approximated', 'piping', where, whole);
    return found ?? whole;
  });
}

/** Relevance says it all since LimeSurvey 1.92; where it says nothing, the table of conditions does. */
function conditionsOf(
  item: Item,
  dump: Dump,
  condition: Lime['condition'],
  collect: Collect,
): Condition | undefined {
  const rows = dump.table('conditions').filter((row) => cellOf(row, 'qid') === item.id);
  const relevance = cellOf(item.row, 'relevance');
  if (!['', '1'].includes(relevance)) {
    for (const row of rows)
      collect.tell(
        'mapped',
        'condition-merged',
        item.code,
        `${cellOf(row, 'cfieldname')} ${cellOf(row, 'method')} ${cellOf(row, 'value')}`,
      );
    return condition(relevance, item.code);
  }
  if (rows.length === 0) return undefined;
  const scenarios = new Map<string, Map<string, string[]>>();
  for (const row of rows) {
    const scenario = scenarios.get(cellOf(row, 'scenario') || '1') ?? new Map<string, string[]>();
    const name = cellOf(row, 'cfieldname').replace(/^\+/, '');
    const method = cellOf(row, 'method');
    const value = cellOf(row, 'value');
    const right = /^@(.+)@$/.exec(value)?.[1] ?? JSON.stringify(value);
    const said =
      method === 'RX'
        ? `regexMatch(${right}, ${name})`
        : method === ''
          ? `is_empty(${name})`
          : `${name} ${method} ${right}`;
    const key = method === '==' ? name : `${name} ${method} ${value}`;
    scenario.set(key, [...(scenario.get(key) ?? []), said]);
    scenarios.set(cellOf(row, 'scenario') || '1', scenario);
  }
  const any = [...scenarios.values()].map(
    (scenario) => `(${[...scenario.values()].map((or) => `(${or.join(' or ')})`).join(' and ')})`,
  );
  return condition(any.join(' or '), item.code);
}

function readFlow(lime: Lime): Flow[] {
  const { gathered, collect } = lime;
  const codes = new Codes();
  for (const own of ['_welcome']) codes.take(own, own);
  const pages = new Codes();
  pages.take('_welcome', '_welcome');
  const format = cellOf(gathered.survey, 'format');
  const flow: Flow[] = [];
  let random = '';
  for (const group of gathered.groups) {
    const title = lime.texts(group.text, `group ${group.id}`, `Group ${group.id}`);
    const code = codes.take(Object.values(title)[0] ?? '', `group${group.id}`);
    const when = lime.condition(cellOf(group.row, 'grelevance'), `group ${group.id}`);
    const questions = group.questions.flatMap((item) => {
      const named = lime.names.byId.get(item.id);
      return named === undefined ? [] : readQuestion(named, lime);
    });
    if (group.help.size > 0) {
      const text = lime.texts(group.help, `group ${group.id}`);
      if (Object.values(text).some((said) => said !== ''))
        questions.unshift({ code: `_about_${group.id}`, type: 'statement', text });
    }
    const parts = format === 'S' ? questions.map((question) => [question]) : [questions];
    const block: Flow = {
      kind: 'block',
      code,
      origin: group.id,
      title,
      ...(when === undefined ? {} : { when }),
      pages: parts
        .filter((some) => some.length > 0)
        .map((some) => ({ code: pages.take(code, 'page'), questions: some.slice(0, 500) })),
    };
    collect.tell('mapped', 'block', `group ${group.id}`, Object.values(title)[0] ?? '');
    const name = cellOf(group.row, 'randomization_group');
    const last = flow.at(-1);
    if (name !== '' && name === random && last?.kind === 'shuffle')
      flow[flow.length - 1] = { ...last, flow: [...last.flow, block] };
    else if (name !== '') {
      collect.tell('mapped', 'shuffle', `group ${group.id}`, name);
      flow.push({ kind: 'shuffle', code: codes.take(`random_${name}`, 'random'), flow: [block] });
    } else flow.push(block);
    random = name;
  }
  return flow;
}

function readEquations({ gathered, names, collect }: Lime): NonNullable<WrittenSurvey['calculated']> {
  return [...names.byId.values()].flatMap(({ item, type }) => {
    const code = names.calculated.get(item.code);
    if (type !== '*' || code === undefined) return [];
    const text = gathered.attributes.get(item.id)?.get('equation') || [...item.text.values()][0] || '';
    const parsed = parseExpression(text.trim().replace(/^\{([\s\S]*)\}$/, '$1'), 'bare');
    const value = (parsed === null ? null : asValue(parsed, names.resolve)) ?? collect.value(item.code, text);
    collect.tell('mapped', 'calculated', item.code, text);
    return [{ code, origin: item.code.slice(0, 500), value }];
  });
}

function readAssessments(
  dump: Dump,
  lime: Lime,
  others: NonNullable<WrittenSurvey['calculated']>,
): { calculated: NonNullable<WrittenSurvey['calculated']>; ends: WrittenSurvey['ends'] } {
  const rows = dump.table('assessments');
  if (rows.length === 0) return { calculated: [], ends: [] };
  const scored = [...lime.names.byId.values()].filter(
    ({ answers, rows: below }) =>
      below.length === 0 && answers.some(({ row }) => !['', '0'].includes(cellOf(row, 'assessment_value'))),
  );
  const parts: Value[] = scored
    .slice(0, 200)
    .map(({ code }) => ({ get: 'answer', question: code, aspect: 'score' }));
  const code = others.some((one) => one.code === 'assessment') ? 'assessment_total' : 'assessment';
  if (parts.length === 0) {
    for (const row of rows)
      lime.collect.keep('flow-element', 'assessment', cellOf(row, 'name') || cellOf(row, 'message'));
    return { calculated: [], ends: [] };
  }
  lime.collect.tell('mapped', 'calculated', 'assessment', `${parts.length} scored questions`);
  const total: Value = { get: 'calculated', code };
  const ends = rows.flatMap((row: Row, n): WrittenSurvey['ends'] => {
    const low = numberIn(cellOf(row, 'minimum'));
    const high = numberIn(cellOf(row, 'maximum'));
    if (cellOf(row, 'scope') !== 'T' || low === null || high === null) {
      lime.collect.keep('flow-element', 'assessment', `${cellOf(row, 'name')}: ${cellOf(row, 'message')}`);
      return [];
    }
    lime.collect.tell('mapped', 'end', 'assessment', cellOf(row, 'name'));
    const base = [...lime.gathered.languages.keys()][0] ?? 'en';
    return [
      {
        code: `assessment_${n + 1}`,
        kind: 'thanks',
        title: lime.texts(new Map([[base, cellOf(row, 'name')]]), 'assessment', 'Result'),
        text: lime.texts(new Map([[base, cellOf(row, 'message')]]), 'assessment'),
        when: all([
          { is: 'at-least', left: total, right: { get: 'literal', value: low } },
          { is: 'at-most', left: total, right: { get: 'literal', value: high } },
        ]),
      },
    ];
  });
  return { calculated: [{ code, value: { get: 'compute', by: 'sum', of: parts } }], ends: ends.slice(0, 90) };
}

function readQuotas(dump: Dump, lime: Lime): NonNullable<WrittenSurvey['quotas']> {
  const codes = new Codes();
  return dump
    .table('quota')
    .slice(0, 200)
    .flatMap((row) => {
      const name = cellOf(row, 'name') || cellOf(row, 'id');
      const limit = numberIn(cellOf(row, 'qlimit'));
      if (limit === null || limit < 0 || cellOf(row, 'active') === '0') {
        lime.collect.tell('dropped', 'setting', `quota ${name}`, cellOf(row, 'qlimit'));
        return [];
      }
      const byQuestion = new Map<string, string[]>();
      for (const member of dump
        .table('quota_members')
        .filter((one) => cellOf(one, 'quota_id') === cellOf(row, 'id'))) {
        const named = lime.names.byId.get(cellOf(member, 'qid'));
        const code = cellOf(member, 'code');
        const said =
          named === undefined
            ? 'unknown()'
            : named.type === 'M'
              ? `${named.item.code}_${code} == "Y"`
              : `${named.item.code} == ${JSON.stringify(code)}`;
        byQuestion.set(cellOf(member, 'qid'), [...(byQuestion.get(cellOf(member, 'qid')) ?? []), said]);
      }
      const text = [...byQuestion.values()].map((or) => `(${or.join(' or ')})`).join(' and ');
      const when = lime.condition(text, `quota ${name}`);
      lime.collect.tell('mapped', 'quota', name, String(limit));
      return [
        {
          code: codes.take(name, 'quota'),
          origin: cellOf(row, 'id').slice(0, 500),
          title: name.slice(0, 200) || 'Quota',
          end: 'over_quota',
          cells: [{ code: 'all', limit: Math.round(limit), ...(when === undefined ? {} : { when }) }],
        },
      ];
    });
}
