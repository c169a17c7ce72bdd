import { plainText } from '../plain-text.ts';
import type { KnownSurveys } from './known-surveys.ts';
import { meansNoAnswer, optionOf, type ScoredQuestions } from './scored-questions.ts';

const offScale = 'Answers off the scale of their question: kept as facts, not as a score';
const undefinedQuestion =
  'Answers to questions the export does not define: kept as facts, neither as words nor as a score';
const mostFacts = 200;

/**
 * What a response answered besides words: scores by column (a second one on the same scale stands in a round of its own: none
 * is lost, none is averaged away), choices as facts, and what was odd with an example. Of a response that was not finished
 * nothing is a score: what stands on a scale is a fact as well.
 */
export function answersOf(
  known: KnownSurveys,
  scored: ScoredQuestions,
  { survey, response, isDone }: { survey: string; response: string; isDone: boolean },
) {
  const rounds: Record<string, string>[] = [];
  const facts = new Map<string, string>();
  const odd: [sentence: string, example: string][] = [];
  for (const answer of known.answers.get(response) ?? []) {
    const { question, said, row, value, option } = answer;
    const asked = known.questions.get(`${survey} ${question}`);
    if (asked?.type === 'TE') continue;
    const chosen = optionOf(known, survey, answer);
    const column = scored.columnOf(survey, question, row);
    const code = chosen?.value ?? value;
    if (column !== null && !meansNoAnswer(chosen)) {
      const fits = /^-?\d{1,3}$/.test(code) && Number(code) >= column.low && Number(code) <= column.high;
      if (fits && isDone) {
        const round = rounds.find((one) => !Object.hasOwn(one, column.column));
        if (round === undefined) rounds.push({ [column.column]: code });
        else round[column.column] = code;
        continue;
      }
      if (!fits) odd.push([offScale, `${response} ${question}: ${code}`]);
    }
    if (asked === undefined) odd.push([undefinedQuestion, `${survey} ${question}`]);
    const text = plainText(said || (asked?.text ?? '')).slice(0, 150) || question;
    const part = plainText(known.rows.get(`${survey} ${question} ${row}`) ?? row).slice(0, 100);
    const name = part === '' ? text : `${text} – ${part}`;
    const given = plainText(chosen?.text ?? '') || value || option;
    const before = facts.get(name);
    if (before === undefined && facts.size >= mostFacts) continue;
    facts.set(name, before === undefined ? given : `${before}; ${given}`.slice(0, 2000));
  }
  return { rounds, facts: Object.fromEntries(facts), odd };
}
