import type { TFunction } from 'i18next';
import type { Option, Question, Warning } from '../proposal/proposal.contract.ts';

/** A question in the person's language; its facts come from the file and are only ever text. */
export function sayQuestion(t: TFunction, question: Question): string {
  const { about, column, file, facts, ask } = question;
  const count = typeof facts.n === 'number' ? { count: facts.n } : {};
  return t(`intake.ask.${about}`, { column, file, ...facts, ...count, defaultValue: ask });
}

/** An option in the person's language: by what it is about where its name is data, else by its name. */
export function sayOption(t: TFunction, option: Option): string {
  const { facts, is, say } = option;
  const kind =
    facts.low !== undefined && facts.high !== undefined
      ? facts.codes === undefined
        ? 'scale'
        : 'scaleBlank'
      : facts.column !== undefined
        ? 'column'
        : facts.step !== undefined
          ? 'step'
          : is;
  return t(`intake.option.${kind}`, { ...facts, defaultValue: say });
}

export function sayWarning(t: TFunction, warning: Warning): string {
  const { about, column, file, facts, say } = warning;
  const share =
    typeof facts.n === 'number' && typeof facts.of === 'number' ? Math.round((100 * facts.n) / facts.of) : 0;
  // A few kinds carry their whole sentence from the server; it is shown as it came.
  const count = typeof facts.n === 'number' ? { count: facts.n } : {};
  return t(`intake.warn.${about}`, { column, file, share, ...facts, ...count, defaultValue: say });
}
