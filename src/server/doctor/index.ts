import { command, table } from '../../cli/command.ts';
import { allow } from '../../kernel/policy.ts';
import { serve } from '../serve.ts';
import { examine } from './contract.ts';
import { examineInstallation, type Installation } from './examine.ts';

const doctor = command({
  usage: 'doctor',
  summary: 'Effective configuration, stores, durability, migrations, warnings',
  async run({ api, print }) {
    const report = await api.ask(examine);
    print(report, () => {
      const { records, moments } = report.stores;
      const rows = [
        { what: 'Sirius', is: `${report.version} on Node ${report.node}, ${report.platform}` },
        ...Object.entries(report.configuration).map(([what, is]) => ({ what, is })),
        ...Object.entries({ records, moments }).flatMap(([name, store]) => [
          { what: name, is: `${store.version} (${store.form}), ${store.migrations.length} migrations` },
          ...Object.entries(store.durability).map(([what, is]) => ({ what: `  ${what}`, is })),
        ]),
      ];
      const said = report.warnings.length === 0 ? ['Nothing to warn of.'] : report.warnings;
      return `${table(rows, ['what', 'is'])}\n\n${said.join('\n')}`;
    });
    return 0;
  },
});

/** The part that knows the installation it runs in. */
export const doctorPart = (installation: Installation) => ({
  routes: [serve(examine, (services) => examineInstallation(services, installation))],
  commands: [doctor],
  policy: allow('administrator').to('examine').a('installation'),
});

/** Its commands alone, for a command line that has opened nothing yet. */
export const doctorCommands = [doctor];
