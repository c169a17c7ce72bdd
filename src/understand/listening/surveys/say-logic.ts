import type { LogicLine, Place, Said } from './checks.contract.ts';
import { type Flow, questionsOf, type SurveyDefinition } from './definition.contract.ts';
import type { Condition } from './logic.contract.ts';
import { begun, both, type Names, namesOf } from './name-place.ts';
import { listsOf } from './runtime/index.ts';
import { sayCondition, sayValue } from './say-condition.ts';

/** The logic of a survey as sentences, in the order in which people meet it. */
export function sayLogic(definition: SurveyDefinition): LogicLine[] {
  const names = namesOf(definition);
  const lines: LogicLine[] = [];
  const tell = (where: Place, make: (language: 'en' | 'es') => string) => {
    lines.push({ where, say: both((language) => begun(make(language))) });
  };
  const shown = (where: Place, when: Condition | undefined) => {
    if (when === undefined) return;
    const name = names.place(where);
    const if_ = sayCondition(when, names);
    tell(where, (l) =>
      l === 'en' ? `${name.en} is shown if ${if_.en}.` : `${name.es} se muestra si ${if_.es}.`,
    );
  };
  const walk = (flow: readonly Flow[]) => {
    for (const part of flow) {
      const where: Place = { kind: part.kind, code: part.code };
      if (part.kind === 'block') {
        shown(where, part.when);
        for (const page of part.pages) {
          shown({ kind: 'page', code: page.code }, page.when);
          if (page.shuffle === true) mixed({ kind: 'page', code: page.code });
          for (const question of page.questions) ofQuestion(question.code);
        }
      } else if (part.kind === 'finish') finish(where, part.end, part.when);
      else if (part.kind === 'shuffle') {
        mixed(where, part.show, part.flow.length);
        walk(part.flow);
      } else branch(where, part.when, part.flow, part.otherwise ?? []);
    }
  };
  const mixed = (where: Place, show?: number, of?: number) => {
    const name = names.place(where);
    tell(where, (l) => {
      if (show !== undefined && of !== undefined && show < of) {
        return l === 'en'
          ? `each person sees ${show} of the ${of} parts of ${name.en}, drawn and ordered at random.`
          : `cada persona ve ${show} de las ${of} partes de ${name.es}, elegidas y ordenadas al azar.`;
      }
      return l === 'en' ? `${name.en} comes in random order.` : `${name.es} aparece en orden aleatorio.`;
    });
  };
  const finish = (where: Place, end: string, when: Condition | undefined) => {
    const page = names.place({ kind: 'end', code: end });
    const if_ = when === undefined ? null : sayCondition(when, names);
    tell(where, (l) => {
      const here =
        l === 'en' ? `the survey ends here with ${page.en}` : `la encuesta termina aquí con ${page.es}`;
      if (if_ === null) return `${here}.`;
      return l === 'en' ? `if ${if_.en}, ${here}.` : `si ${if_.es}, ${here}.`;
    });
  };
  const branch = (where: Place, when: Condition, flow: readonly Flow[], otherwise: readonly Flow[]) => {
    const if_ = sayCondition(when, names);
    const parts = (some: readonly Flow[], l: 'en' | 'es') =>
      some.map((one) => names.place({ kind: one.kind, code: one.code })[l]).join(', ') ||
      (l === 'en' ? 'nothing' : 'nada');
    tell(where, (l) => {
      const else_ =
        otherwise.length === 0
          ? ''
          : l === 'en'
            ? `; otherwise ${parts(otherwise, l)}`
            : `; si no, ${parts(otherwise, l)}`;
      return l === 'en'
        ? `if ${if_.en}, what comes is ${parts(flow, l)}${else_}.`
        : `si ${if_.es}, sigue ${parts(flow, l)}${else_}.`;
    });
    walk(flow);
    walk(otherwise);
  };
  const questions = new Map(questionsOf(definition.flow).map(({ question }) => [question.code, question]));
  const ofQuestion = (code: string) => {
    const question = questions.get(code);
    if (question === undefined) return;
    const where: Place = { kind: 'question', code };
    const name = names.question(code);
    shown(where, question.when);
    if (question.requiredWhen !== undefined) {
      const if_ = sayCondition(question.requiredWhen, names);
      tell(where, (l) =>
        l === 'en' ? `${name.en} must be answered if ${if_.en}.` : `${name.es} es obligatoria si ${if_.es}.`,
      );
    }
    for (const choice of listsOf(question).flat()) {
      if (choice.when === undefined) continue;
      const if_ = sayCondition(choice.when, names);
      const called = names.choice(code, choice.code);
      const at: Place = { kind: 'choice', code: choice.code, of: code };
      tell(at, (l) =>
        l === 'en'
          ? `${called.en} in ${name.en} is offered if ${if_.en}.`
          : `${called.es} en ${name.es} se ofrece si ${if_.es}.`,
      );
    }
    if ('shuffle' in question && question.shuffle !== undefined) {
      tell(where, (l) =>
        l === 'en'
          ? `the choices of ${name.en} come in random order.`
          : `las opciones de ${name.es} aparecen en orden aleatorio.`,
      );
    }
    for (const { must } of question.musts ?? []) {
      const that = sayCondition(must, names);
      tell(where, (l) =>
        l === 'en'
          ? `the answer to ${name.en} is accepted if ${that.en}.`
          : `la respuesta a ${name.es} se acepta si ${that.es}.`,
      );
    }
    for (const skip of question.skips ?? []) {
      const if_ = sayCondition(skip.when, names);
      const to = target(names, skip);
      tell(where, (l) =>
        l === 'en'
          ? `after ${name.en}: if ${if_.en}, go to ${to.en}.`
          : `después de ${name.es}: si ${if_.es}, ir ${aSpanish(to.es)}.`,
      );
    }
  };
  walk(definition.flow);
  for (const { code, value } of definition.calculated) {
    const where: Place = { kind: 'calculated', code };
    const [name, is] = [names.place(where), sayValue(value, names)];
    tell(where, (l) => (l === 'en' ? `${name.en} is ${is.en}.` : `${name.es} es ${is.es}.`));
  }
  for (const quota of definition.quotas) {
    for (const cell of quota.cells) {
      const who = cell.when === undefined ? null : sayCondition(cell.when, names);
      const end = names.place({ kind: 'end', code: quota.end });
      tell({ kind: 'quota', code: quota.code }, (l) =>
        l === 'en'
          ? `quota “${quota.title}”: at most ${cell.limit} answers${who === null ? '' : ` where ${who.en}`}; then ${end.en}.`
          : `cuota “${quota.title}”: como máximo ${cell.limit} respuestas${who === null ? '' : ` en que ${who.es}`}; después, ${end.es}.`,
      );
    }
  }
  for (const { code, when } of definition.ends) shown({ kind: 'end', code }, when);
  return lines;
}

function target(names: Names, { to, code }: { to: string; code?: string | undefined }): Said {
  if (to === 'end-of-block') return { en: 'the end of the block', es: 'el final del bloque' };
  if (to === 'end' && code === undefined)
    return { en: 'the end of the survey', es: 'el final de la encuesta' };
  return names.place({ kind: to as 'question' | 'page' | 'block' | 'end', code: code ?? '' });
}

/** "a" before a Spanish noun: a + el is written al. */
const aSpanish = (noun: string) => (noun.startsWith('el ') ? `al ${noun.slice(3)}` : `a ${noun}`);
