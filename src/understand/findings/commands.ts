import { command, table } from '../../cli/command.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import * as contract from './contract.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: number | null) => (value === null ? '–' : String(Number(value.toPrecision(3))));
const interval = (e: Estimate) => `${number(e.value)} (${number(e.low)} to ${number(e.high)})`;

const list = command({
  usage: 'findings',
  summary: 'Everything worth knowing, found without being asked, best first',
  options: [
    { flags: '--function <name>', summary: 'only what this function owns' },
    { flags: '--metric <name>', summary: 'only what goes together with this metric' },
  ],
  async run({ api, print }, _, options) {
    const owner = text(options.function);
    const metric = text(options.metric);
    const { run, findings } = await api.ask(contract.listFindings, {
      query: {
        ...(owner === undefined ? {} : { function: owner }),
        ...(metric === undefined ? {} : { metric }),
      },
    });
    print(findings, () => {
      if (run.nothing !== null) return run.nothing.en;
      const looked = `${run.candidates} candidates looked at in ${run.episodes} episodes; false discoveries held to 5 %.`;
      const told = findings.map(({ id, sentence, function: by, state }) =>
        [sentence, `  ${id} · ${by === '' ? 'no owner named' : by} · ${state}`].join('\n'),
      );
      return [...told, looked].join('\n\n');
    });
    return undefined;
  },
});

const show = command({
  usage: 'findings show <id>',
  summary: 'One finding with its numbers, coverage and what lies upstream',
  async run({ api, print }, [id]) {
    const finding = await api.ask(contract.showFinding, { params: { id: String(id) } });
    print(finding, () =>
      [
        finding.sentence,
        '',
        table(
          finding.estimates.map(({ outcome, what, estimate, heldEqual }) => ({
            outcome,
            what,
            estimate: interval(estimate),
            n: estimate.n,
            'held equal': heldEqual
              .slice(0, 3)
              .map(({ en }) => en)
              .join(', '),
          })),
          ['outcome', 'what', 'estimate', 'n', 'held equal'],
        ),
        '',
        ...finding.coverage.map(({ sentence }) => sentence),
        `Rests on: ${finding.rung}. Owner: ${finding.function || 'nobody is named'}.`,
      ].join('\n'),
    );
    return undefined;
  },
});

const refresh = command({
  usage: 'findings refresh',
  summary: 'Look for findings again, now',
  async run({ api, print, progress }) {
    progress('Looking for findings …');
    const run = await api.ask(contract.refreshFindings, {});
    print(run, () =>
      run.nothing !== null
        ? run.nothing.en
        : `${run.candidates} candidates looked at in ${run.episodes} episodes, ${run.seconds.toFixed(1)} s.`,
    );
    return undefined;
  },
});

const causes = command({
  usage: 'causes <metric>',
  summary: 'What goes together with a score (or promise:STEP) and begins upstream of it',
  async run({ api, print }, [metric]) {
    const found = await api.ask(contract.listCauses, { params: { metric: String(metric) } });
    print(found, () =>
      found.length === 0
        ? 'Nothing upstream can be told apart from chance.'
        : found
            .map(({ sentence, function: by, stepsUpstream, total, direct, coverage }) =>
              [
                sentence,
                `  total ${interval(total)}${direct === null ? '' : ` · direct ${interval(direct)}`} · ${by || 'no owner named'}${stepsUpstream === null ? '' : ` · ${stepsUpstream} ${stepsUpstream === 1 ? 'step' : 'steps'} upstream`}`,
                ...(coverage === null ? [] : [`  ${coverage.sentence}`]),
              ].join('\n'),
            )
            .join('\n\n'),
    );
    return undefined;
  },
});

export const commands = [list, show, refresh, causes];
