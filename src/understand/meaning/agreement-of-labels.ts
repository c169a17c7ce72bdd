import { krippendorff } from '../../instruments/language/learning/agreement.ts';
import { proportion } from '../../instruments/statistics/proportion.ts';
import type { AnswerOf } from '../../kernel/operation.ts';
import { deskTasks, isAboutTask, type labelAgreement, nothingOf } from './desk.contract.ts';
import type { KeptDecision } from './label-store.ts';

const fewestForAlpha = 10;

/** What one person said of a clause and task: the last label they confirmed, or that they rejected one. */
const wordOf = ({ label, status }: KeptDecision) => (status === 'confirmed' ? label : `not ${label}`);

/** How far people agree with each other and with the machine; decisions come oldest first, `names` are the themes'. */
export function agreementOf(
  decisions: readonly KeptDecision[],
  names: ReadonlyMap<string, string>,
): AnswerOf<typeof labelAgreement> {
  // What a voice is about belongs to all of it, however its text was redacted since.
  const clauseOf = ({ moment, span, task }: KeptDecision) =>
    isAboutTask(task) ? `${task}~${moment}` : `${task}~${moment}~${span.start}~${span.end}`;
  const people = deskTasks.map((task) => {
    const own = decisions.filter((each) => each.task === task);
    const judges = [...new Set(own.map(({ byId }) => byId))].sort();
    const judged = [...Map.groupBy(own, clauseOf).values()].map((said) =>
      judges.map((judge_) => {
        const last = said.findLast(({ byId }) => byId === judge_);
        return last === undefined ? null : wordOf(last);
      }),
    );
    const alpha = krippendorff(judged);
    const n = judged.filter((said) => said.filter((word) => word !== null).length >= 2).length;
    return { task, n, alpha: n < fewestForAlpha ? null : alpha.value };
  });
  const machine = deskTasks.map((task) => {
    const own = decisions.filter((each) => each.task === task && each.byChance);
    const nothing = nothingOf[task];
    const machineSaid = ({ label, suggested }: KeptDecision) =>
      label === nothing && suggested.length === 0 ? true : suggested.includes(label);
    const right = own.filter((each) => (each.status === 'confirmed') === machineSaid(each));
    const alpha = krippendorff(
      own.map((each) => [
        each.status === 'confirmed' ? each.label : nothing,
        // Of several labels the one that was asked about.
        machineSaid(each) ? each.label : (each.suggested[0] ?? nothing),
      ]),
    );
    return {
      task,
      n: own.length,
      alpha: own.length < fewestForAlpha ? null : alpha.value,
      right: proportion({ count: right.length, n: own.length }),
    };
  });
  const disputed = [...Map.groupBy(decisions, clauseOf).values()]
    .filter((said) => new Set(said.map(({ byId }) => byId)).size > 1)
    .flatMap((said) => {
      const words = said.map(wordOf);
      return [{ label: said[0]?.label ?? '', agreed: new Set(words).size === 1 }];
    });
  return {
    people,
    machine,
    disputed: [...Map.groupBy(disputed, ({ label }) => label)]
      .map(([label, said]) => ({
        label: names.get(label) ?? label,
        n: said.length,
        agreeing: said.filter(({ agreed }) => agreed).length / said.length,
      }))
      .filter(({ agreeing }) => agreeing < 1)
      .sort((a, b) => a.agreeing - b.agreeing || b.n - a.n || (a.label < b.label ? -1 : 1)),
  };
}
