import { command, table } from '../../../../cli/command.ts';
import { listSurveyResults, readSurveyResults } from './contract.ts';

const percent = (share: number | null) => (share === null ? '' : `${Math.round(share * 100)} %`);

const results = command({
  usage: 'surveys results [id]',
  summary: 'How many answered, and what was answered to each question; below ten answers only counts',
  options: [],
  async run(context, args) {
    const [id] = args;
    if (typeof id !== 'string') {
      const all = await context.api.ask(listSurveyResults, {});
      context.print(all, () =>
        table(
          all.surveys.map(({ survey, opened, completed, finished, lastAnswerAt }) => ({
            survey,
            opened,
            completed,
            finished: `${percent(finished.value)} (${percent(finished.low)} to ${percent(finished.high)})`,
            last: lastAnswerAt?.slice(0, 10) ?? '',
          })),
          ['survey', 'opened', 'completed', 'finished', 'last'],
        ),
      );
      return 0;
    }
    const one = await context.api.ask(readSurveyResults, { params: { id }, query: {} });
    const lines = one.questions.flatMap(({ question, parts }) =>
      parts.flatMap(({ part, n, cells }) => {
        const about = { question, part: part ?? '', n };
        if (cells.length === 0) return [{ ...about, answer: '', share: '', low: '', high: '' }];
        return cells.map(({ code, share }) => ({
          ...about,
          answer: code,
          share: percent(share.value),
          low: percent(share.low),
          high: percent(share.high),
        }));
      }),
    );
    context.print(one, () => table(lines, ['question', 'part', 'answer', 'share', 'low', 'high', 'n']));
    return 0;
  },
});

export const commands = [results];
