import { parseArgs } from 'node:util';
import { demoCompany, writeCompany } from './generate.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, customers: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('Usage: node examples/telecom/write.ts FOLDER [--seed N] [--customers N]');
  process.exit(2);
}
const paths = await writeCompany(
  {
    ...demoCompany,
    seed: Number(values.seed ?? demoCompany.seed),
    customers: Number(values.customers ?? demoCompany.customers),
  },
  folder,
);
console.log(paths.join('\n'));
