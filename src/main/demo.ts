import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExitCode } from '../cli/command.ts';
import type { GlobalOptions } from '../cli/frame.ts';
import { isAnswering } from '../cli/remote.ts';
import { Refused, refuse } from '../kernel/refusal.ts';
import { signingSecret } from '../server/access/index.ts';
import type { DemoCompany } from '../server/demo-company.ts';
import { readOwner } from '../stores/ownership.ts';
import { demoHouse } from './demo-house.ts';
import { clearPlace, demoDirectory, demoFingerprint, isFurnished, markFurnished } from './demo-place.ts';
import { serveWith } from './serve.ts';
import { readSettings, type Settings } from './settings.ts';

const companyFolder = fileURLToPath(new URL('../../examples/telecom', import.meta.url));

async function loadCompany(): Promise<DemoCompany> {
  const file = join(companyFolder, 'index.ts');
  if (!existsSync(file)) {
    throw new Refused(
      refuse('no-demo', 'This checkout has no demo company (examples/telecom).', {
        next: 'Run `sirius serve` and drop a file of your own.',
      }),
    );
  }
  return ((await import(file)) as { demoCompany: DemoCompany }).demoCompany;
}

/** The address of a demo that runs already, or null. */
async function runningAt(settings: Settings): Promise<string | null> {
  const owner = readOwner(settings.dataDirectory);
  return owner?.url !== undefined && (await isAnswering(owner.url)) ? owner.url : null;
}

/** `sirius demo`: the demo company in a throw-away directory, filled once, with an entrance of one click per person. */
export async function demo(
  given: GlobalOptions & { port?: string | undefined; fresh: boolean },
): Promise<ExitCode> {
  const company = await loadCompany();
  const settings = readSettings({ port: given.port, data: given.data ?? demoDirectory() });
  const running = await runningAt(settings);
  if (running !== null) {
    console.error('The demo runs already; this command leaves it as it is.');
    console.log(running);
    return 0;
  }
  const directory = settings.dataDirectory;
  const fingerprint = demoFingerprint(companyFolder);
  const furnished = !given.fresh && isFurnished(directory, fingerprint);
  if (!furnished) {
    clearPlace(directory, given.data !== undefined);
    company.begin?.();
  }
  const house = demoHouse(company, signingSecret(directory, settings.secret), furnished, () =>
    markFurnished(directory, fingerprint),
  );
  return serveWith(settings, house);
}
