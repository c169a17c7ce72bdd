import { krippendorff } from '../../instruments/language/learning/agreement.ts';
import { proportion } from '../../instruments/statistics/proportion.ts';
import type { AnswerOf } from '../../kernel/operation.ts';
import { type labelAgreement, labelTasks, unassigned } from './desk.contract.ts';
import type { KeptDecision } from './label-store.ts';

const fewestForAlpha = 10;

/** What one person said of a clause and task: the last label they confirmed, or that they rejected one. */
const wordOf = ({ label, status }: KeptDecision) => (status === 'confirmed' ? label : `not ${label}`);

/** How far people agree with each other and with the machine; decisions come oldest first, `names` are the themes'. */
export function agreementOf(
  decisions: readonly KeptDecision[],
  names: ReadonlyMap<string, string>,
): AnswerOf<typeof labelAgreement> {
  const clauseOf = ({ moment, span, task }: KeptDecision) => `${task}~${moment}~${span.start}~${span.end}`;
  const people = labelTasks.map((task) => {
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
  const machine = labelTasks.map((task) => {
    const own = decisions.filter((each) => each.task === task && each.byChance);
    const right = own.filter(({ status, label, suggested }) => {
      const said = label === unassigned ? suggested.length === 0 : suggested.includes(label);
      return (status === 'confirmed') === said;
    });
    const alpha = krippendorff(
      own.map(({ status, label, suggested }) => [
        status === 'confirmed' ? label : unassigned,
        suggested[0] ?? unassigned,
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
