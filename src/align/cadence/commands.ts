import { command, table } from '../../cli/command.ts';
import { showHome } from './contract.ts';

export const commands = [
  command({
    usage: 'home',
    summary: 'What changed since your last look, which verdicts are due, and where the two stars do not meet',
    async run({ api, print }) {
      const home = await api.ask(showHome);
      print(home, () =>
        home.firstDay
          ? 'Nothing is known of customers yet. Bring a file: `sirius import FILE`, or see the demo: `sirius demo`.'
          : [
              `${home.findingsInAll} findings, ${home.findings.filter(({ change }) => change !== 'standing').length} of them news`,
              `${home.toApprove.length} decisions wait for your approval`,
              '',
              'Verdicts due and next',
              table(home.checks, ['checkOn', 'state', 'title', 'decision']),
              '',
              `Customers say it, nobody answers: ${home.orphans.unanswered.length}`,
              `We do it, no customer asked: ${home.orphans.withoutCustomer.length}`,
            ].join('\n'),
      );
      return 0;
    },
  }),
];
