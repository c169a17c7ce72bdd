import type { Place, Remark } from '../checks.contract.ts';
import { pagesOf, partsOf, questionsOf } from '../definition.contract.ts';
import type { Question } from '../question.contract.ts';
import { listsOf } from '../runtime/index.ts';
import { type Checked, remark } from './remark.ts';

/** Bounds that exclude each other, pages without questions, skips that go back, questions nobody could answer. */
export function checkForm(checked: Checked): Remark[] {
  const { definition } = checked;
  const placed = questionsOf(definition.flow);
  const remarks: Remark[] = [];
  if (!placed.some(({ question }) => question.type !== 'statement')) {
    remarks.push({
      code: 'no-questions',
      severity: 'error',
      where: { kind: 'survey', code: 'survey' },
      say: { en: 'The survey asks nothing yet.', es: 'La encuesta todavía no pregunta nada.' },
    });
  }
  if (!definition.ends.some(({ kind }) => kind === 'thanks')) {
    remarks.push({
      code: 'no-thanks',
      severity: 'error',
      where: { kind: 'survey', code: 'survey' },
      say: {
        en: 'The survey has no end page that says thank you.',
        es: 'La encuesta no tiene ninguna página final que dé las gracias.',
      },
    });
  }
  for (const page of pagesOf(definition.flow)) {
    if (page.questions.length > 0) continue;
    remarks.push(
      remark(
        checked,
        'empty-page',
        'warning',
        { kind: 'page', code: page.code },
        {
          en: (name) => `${name} has no questions.`,
          es: (name) => `${name} no tiene preguntas.`,
        },
      ),
    );
  }
  for (const { question } of placed) remarks.push(...ofQuestion(checked, question));
  return [...remarks, ...skipsBack(checked), ...unusedEnds(checked)];
}

function ofQuestion(checked: Checked, question: Question): Remark[] {
  const where: Place = { kind: 'question', code: question.code };
  const remarks: Remark[] = [];
  const pairs: [number | undefined, number | undefined][] = [
    'low' in question ? [question.low, question.high - 1] : [undefined, undefined],
    'least' in question ? [question.least, question.most] : [undefined, undefined],
    'minLength' in question ? [question.minLength, question.maxLength] : [undefined, undefined],
  ];
  if (pairs.some(([low, high]) => low !== undefined && high !== undefined && low > high)) {
    remarks.push(
      remark(checked, 'bounds', 'error', where, {
        en: (name) => `${name} has a lowest value above its highest.`,
        es: (name) => `${name} tiene un mínimo mayor que su máximo.`,
      }),
    );
  }
  const [choices = []] = listsOf(question);
  const least = 'least' in question && 'choices' in question ? (question.least ?? 0) : 0;
  if (least > choices.length && 'choices' in question) {
    remarks.push(
      remark(checked, 'dead-end', 'error', where, {
        en: (name) => `${name} asks for more choices than it offers, so nobody could go on.`,
        es: (name) => `${name} pide más opciones de las que ofrece: nadie podría continuar.`,
      }),
    );
  }
  const conditional = choices.length > 0 && choices.every(({ when }) => when !== undefined);
  if (question.required === true && conditional && (question.nonAnswers ?? []).length === 0) {
    remarks.push(
      remark(checked, 'dead-end', 'warning', where, {
        en: (name) =>
          `${name} must be answered, yet each of its choices has a condition: whoever sees none cannot go on.`,
        es: (name) =>
          `${name} es obligatoria y todas sus opciones tienen condición: quien no vea ninguna no podrá continuar.`,
      }),
    );
  }
  return remarks;
}

/** A skip leads forward; one that leads back, or to where it already stands, does nothing. */
function skipsBack(checked: Checked): Remark[] {
  const placed = questionsOf(checked.definition.flow);
  return placed.flatMap(({ question }, at) =>
    (question.skips ?? []).flatMap((skip) => {
      const fits = { question: 'question', page: 'page', block: 'block', end: '', 'end-of-block': '' }[
        skip.to
      ];
      const target = placed.findIndex(
        (one) =>
          (fits === 'question' && one.question.code === skip.code) ||
          (fits === 'page' && one.page.code === skip.code) ||
          (fits === 'block' && one.block === skip.code),
      );
      if (fits === '' || target === -1 || target > at) return [];
      return [
        remark(
          checked,
          'skips-back',
          'error',
          { kind: 'question', code: question.code },
          {
            en: (name) => `${name} skips back to "${skip.code}"; a skip only leads forward.`,
            es: (name) => `${name} salta hacia atrás, a «${skip.code}»; un salto solo lleva hacia delante.`,
          },
        ),
      ];
    }),
  );
}

/** End pages of a special kind that nothing leads to. */
function unusedEnds(checked: Checked): Remark[] {
  const { definition } = checked;
  const used = new Set([
    ...definition.quotas.map(({ end }) => end),
    ...partsOf(definition.flow).flatMap((part) => (part.kind === 'finish' ? [part.end] : [])),
    ...questionsOf(definition.flow).flatMap(({ question }) =>
      (question.skips ?? []).flatMap(({ to, code }) => (to === 'end' && code !== undefined ? [code] : [])),
    ),
  ]);
  const thanks = definition.ends.filter(({ kind }) => kind === 'thanks');
  const always = thanks.findIndex(({ when }) => when === undefined);
  const unused = [
    ...definition.ends.filter(({ kind }) => kind !== 'thanks'),
    ...(always === -1 ? [] : thanks.slice(always + 1)),
  ].filter(({ code }) => !used.has(code));
  return unused.map(({ code }) =>
    remark(
      checked,
      'unused-end',
      'warning',
      { kind: 'end', code },
      {
        en: (name) => `${name} is never shown: nothing leads to it.`,
        es: (name) => `${name} no se muestra nunca: nada lleva hasta ella.`,
      },
    ),
  );
}
