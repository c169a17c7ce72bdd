import { command, table } from '../../cli/command.ts';
import { importWork, listOrphans, listWork, traceOperation } from './contract.ts';

const short = (text: string, length = 70) => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

export const commands = [
  command({
    usage: 'orphans',
    summary: 'Where the two stars do not meet: customers say it, nobody answers; we do it, no customer asked',
    async run({ api, print }) {
      const orphans = await api.ask(listOrphans);
      print(orphans, () =>
        [
          `Customers say it, nobody answers (${orphans.unanswered.length})`,
          table(
            orphans.unanswered.map((o) => ({
              days: o.days,
              finding: short(o.sentence),
              function: o.function,
              id: o.finding,
            })),
            ['days', 'finding', 'function', 'id'],
          ),
          '',
          `We do it, no customer asked (${orphans.withoutCustomer.length})`,
          table(
            orphans.withoutCustomer.map((o) => ({
              ...o,
              cost: o.cost === null ? '' : `${o.currency} ${o.cost}`.trim(),
            })),
            ['title', 'function', 'cost', 'id'],
          ),
        ].join('\n'),
      );
      return 0;
    },
  }),

  command({
    usage: 'trace <id>',
    summary: 'The line of sight both ways: customers, finding, contribution, decision, verdict',
    async run({ api, print }, [id]) {
      const trace = await api.ask(traceOperation, { params: { id: String(id) } });
      print(trace, () =>
        [
          ...trace.lines.flatMap((line) => [
            `customers     ${line.customers.count ?? '?'} at ${line.customers.step || '(no step named)'}`,
            `  finding     ${line.finding?.sentence ?? '(none)'}`,
            `  contribution ${line.contribution?.sentence ?? '(none)'} [${line.contribution?.state ?? 'missing'}]`,
            `  work        ${line.source === null ? '(none)' : `${line.source.title} (${line.source.state}, ${line.source.by})`}`,
            ...line.work.map(({ title }) => `  also        ${title}`),
            `  verdict     ${line.verdict?.say ?? '(not written)'}`,
            '',
          ]),
          ...trace.gaps.map((gap) => `! ${gap}`),
        ].join('\n'),
      );
      return 0;
    },
  }),

  command({
    usage: 'work import <file>',
    summary:
      'Bring in a list of projects and plans (CSV: title, function, cost, currency, finding, decision)',
    async run({ api, print, readText }, [file]) {
      const answer = await api.ask(importWork, { body: { csv: await readText(String(file)) } });
      print(answer, () =>
        [
          `${answer.read} read, ${answer.accepted} new, ${answer.duplicate} known already`,
          ...answer.refused.map(({ row, reason }) => `row ${row}: ${reason}`),
        ].join('\n'),
      );
      return answer.refused.length > 0 ? 3 : 0;
    },
  }),

  command({
    usage: 'work list',
    summary: 'All work that is to name its customer',
    async run({ api, print }) {
      const work = await api.ask(listWork);
      print(work, () =>
        table(
          work.map((item) => ({
            ...item,
            serves: item.serves === null ? 'nobody' : `${item.serves.kind} ${item.serves.id}`,
          })),
          ['title', 'function', 'cost', 'serves', 'id'],
        ),
      );
      return 0;
    },
  }),
];
