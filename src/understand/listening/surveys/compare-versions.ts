import { canonical } from '../../../kernel/canonical.ts';
import { scaleOf } from './checks/check-scales.ts';
import type { Difference, Place, Said } from './checks.contract.ts';
import { questionsOf, type SurveyDefinition } from './definition.contract.ts';
import { textsOf } from './every-part.ts';
import { begun, both, namesOf } from './name-place.ts';
import type { Question } from './question.contract.ts';
import { listsOf } from './runtime/index.ts';

type Trend = Difference['trend'];

/**
 * What changed from one version to the next, and what it does to a trend. A new wording, scale, direction or list of
 * choices asks something else: its line breaks. A new language brings people who read other words: the line of the whole
 * breaks, each old language's holds. Place, obligation and logic change who answers: compare with care.
 */
export function compareVersions(
  before: SurveyDefinition,
  after: SurveyDefinition,
): { differences: Difference[]; breaks: { metric: string; why: Said }[] } {
  const differences: Difference[] = [];
  const [oldNames, newNames] = [namesOf(before), namesOf(after)];
  const was = new Map(questionsOf(before.flow).map((placed) => [placed.question.code, placed]));
  const is = new Map(questionsOf(after.flow).map((placed) => [placed.question.code, placed]));
  const add = (
    code: Difference['code'],
    where: Place,
    trend: Trend,
    make: (name: string, language: 'en' | 'es') => string,
    values: { before?: string; after?: string } = {},
  ) => {
    const name = (where.kind === 'question' && !is.has(where.code) ? oldNames : newNames).place(where);
    differences.push({ code, where, trend, say: both((l) => begun(make(name[l], l))), ...values });
  };

  for (const language of after.languages.filter((one) => !before.languages.includes(one))) {
    add('language', { kind: 'survey', code: 'survey', language }, 'breaks', (_, l) =>
      l === 'en'
        ? `the survey is now offered in ${language}.`
        : `la encuesta se ofrece ahora en ${language}.`,
    );
  }
  for (const language of before.languages.filter((one) => !after.languages.includes(one))) {
    add('language', { kind: 'survey', code: 'survey', language }, 'breaks', (_, l) =>
      l === 'en'
        ? `the survey is no longer offered in ${language}.`
        : `la encuesta ya no se ofrece en ${language}.`,
    );
  }
  for (const code of was.keys()) {
    if (is.has(code)) continue;
    add('removed', { kind: 'question', code }, 'breaks', (name, l) =>
      l === 'en' ? `${name} is no longer asked.` : `${name} ya no se pregunta.`,
    );
  }
  const stayed = [...is.keys()].filter((code) => was.has(code));
  const moved = movedOf(
    [...was.keys()].filter((code) => is.has(code)),
    stayed,
  );
  for (const [code, { question }] of is) {
    const where: Place = { kind: 'question', code };
    const old = was.get(code)?.question;
    if (old === undefined) {
      add('added', where, 'may-shift', (name, l) => (l === 'en' ? `${name} is new.` : `${name} es nueva.`));
      continue;
    }
    compareQuestions(old, question, (...given) => add(given[0], where, given[1], given[2], given[3]));
    if (moved.has(code)) {
      add('moved', where, 'may-shift', (name, l) =>
        l === 'en' ? `${name} stands elsewhere in the survey.` : `${name} está en otro lugar de la encuesta.`,
      );
    }
  }
  const rest = (definition: SurveyDefinition) => canonical(withoutQuestions(definition));
  if (rest(before) !== rest(after)) {
    add('other', { kind: 'survey', code: 'survey' }, 'may-shift', (_, l) =>
      l === 'en'
        ? 'pages, ways, quotas, rules or end pages changed.'
        : 'cambiaron páginas, caminos, cuotas, reglas o páginas finales.',
    );
  }
  return { differences, breaks: brokenMetrics(differences, was, is) };
}

type Add = (
  code: Difference['code'],
  trend: Trend,
  make: (name: string, language: 'en' | 'es') => string,
  values?: { before?: string; after?: string },
) => void;

function compareQuestions(old: Question, now: Question, add: Add): void {
  if (old.type !== now.type) {
    add(
      'type',
      'breaks',
      (name, l) => (l === 'en' ? `${name} is of another kind.` : `${name} es de otro tipo.`),
      { before: old.type, after: now.type },
    );
    return;
  }
  for (const language of Object.keys(old.text)) {
    const [before = '', after = ''] = [old.text[language], now.text[language]];
    if (before.trim() === after.trim() || after === '') continue;
    add(
      'wording',
      'breaks',
      (name, l) =>
        l === 'en'
          ? `${name} is worded anew in ${language}.`
          : `${name} tiene otro enunciado en ${language}.`,
      { before, after },
    );
  }
  const [scaleBefore, scaleAfter] = [scaleWords(old), scaleWords(now)];
  if (scaleBefore !== scaleAfter) {
    add(
      'scale',
      'breaks',
      (name, l) =>
        l === 'en'
          ? `${name} has another scale or other words at its points.`
          : `${name} tiene otra escala u otras palabras en sus puntos.`,
      { before: scaleBefore, after: scaleAfter },
    );
  }
  const [choicesBefore, choicesAfter] = [choiceWords(old), choiceWords(now)];
  if (choicesBefore !== choicesAfter) {
    add(
      'choices',
      'breaks',
      (name, l) => (l === 'en' ? `${name} offers other choices.` : `${name} ofrece otras opciones.`),
      { before: choicesBefore, after: choicesAfter },
    );
  }
  if (canonical([old.required, old.requiredWhen]) !== canonical([now.required, now.requiredWhen])) {
    add('required', 'may-shift', (name, l) =>
      l === 'en' ? `${name} is obligatory in other cases.` : `${name} es obligatoria en otros casos.`,
    );
  }
  const logic = (question: Question) =>
    canonical([
      question.when,
      question.skips,
      question.musts?.map(({ must }) => must),
      listsOf(question)
        .flat()
        .flatMap(({ code, when }) => (when === undefined ? [] : [code, when])),
    ]);
  if (logic(old) !== logic(now)) {
    add('logic', 'may-shift', (name, l) =>
      l === 'en' ? `${name} has other logic.` : `${name} tiene otra lógica.`,
    );
  }
  const beside = (question: Question) => canonical([question.help, question.picture, question.nonAnswers]);
  if (beside(old) !== beside(now)) {
    add('other', 'may-shift', (name, l) =>
      l === 'en'
        ? `${name} has other help, picture or ways not to answer.`
        : `${name} tiene otra ayuda, imagen o forma de no responder.`,
    );
  }
}

function scaleWords(question: Question): string {
  const direction = 'direction' in question && question.direction === 'lower-is-better' ? ' ↓' : '';
  const words =
    'ends' in question ? canonical([question.ends, 'points' in question ? question.points : undefined]) : '';
  const bounds = scaleOf(question);
  return bounds === null ? '' : `${bounds}${direction} ${words === '[null,null]' ? '' : words}`.trim();
}

const choiceWords = (question: Question) =>
  listsOf(question)
    .map((list) => list.map(({ code, text }) => `${code}: ${Object.values(text).join(' / ')}`).join('; '))
    .join(' × ');

/** Codes whose order among those that stayed differs: outside the longest run that kept its order. */
function movedOf(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const at = new Map(before.map((code, i) => [code, i]));
  const tails: number[] = [];
  const from: (number | undefined)[] = [];
  const places = after.map((code) => at.get(code) ?? 0);
  places.forEach((place, i) => {
    let low = 0;
    while (low < tails.length && (places[tails[low] as number] as number) < place) low++;
    from[i] = tails[low - 1];
    tails[low] = i;
  });
  const kept = new Set<string>();
  for (let i = tails.at(-1); i !== undefined; i = from[i]) kept.add(after[i] as string);
  return new Set(after.filter((code) => !kept.has(code)));
}

/** The survey without its questions' own content, and without languages, which are compared by themselves. */
function withoutQuestions(definition: SurveyDefinition): unknown {
  const codes = withoutMembers({ ...definition, languages: 0, title: 0, untranslated: 0 });
  const texts = textsOf(definition).filter(
    ({ where }) => where.kind !== 'question' && where.kind !== 'choice',
  );
  return [codes, texts.map(({ where, field }) => [where.code, field])];
}

function withoutMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMembers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      key === 'questions' ? [] : [[key, withoutMembers(item)]],
    ),
  );
}

function brokenMetrics(
  differences: readonly Difference[],
  was: ReadonlyMap<string, { readonly question: Question }>,
  is: ReadonlyMap<string, { readonly question: Question }>,
): { metric: string; why: Said }[] {
  const broken = new Map<string, Said>();
  for (const { where, trend, say } of differences) {
    if (trend !== 'breaks') continue;
    const both_ = where.kind === 'question' ? [was.get(where.code), is.get(where.code)] : [...was.values()];
    for (const metric of both_.flatMap((placed) =>
      placed === undefined ? [] : metricsOf(placed.question),
    )) {
      if (!broken.has(metric)) broken.set(metric, say);
    }
  }
  return [...broken]
    .map(([metric, why]) => ({ metric, why }))
    .toSorted((a, b) => (a.metric < b.metric ? -1 : 1));
}

function metricsOf(question: Question): string[] {
  const rows = 'rows' in question ? question.rows : [];
  return [question.feeds, ...rows.map(({ feeds }) => feeds)].flatMap((feeds) =>
    feeds === undefined ? [] : [feeds.metric],
  );
}
