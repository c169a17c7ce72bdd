import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workspaceSettingsShape } from '../align/governance/contract.ts';
import {
  membershipsOf,
  putMember,
  readSettings as readWorkspace,
  workspaceNamed,
  writeSettings as writeWorkspace,
} from '../align/governance/index.ts';
import type { ExitCode } from '../cli/command.ts';
import type { GlobalOptions } from '../cli/frame.ts';
import { isAnswering } from '../cli/remote.ts';
import { orThrow, Refused, refuse } from '../kernel/refusal.ts';
import type { CastMember } from '../server/access/contract.ts';
import { localCaller, type SignIn, signingSecret } from '../server/access/index.ts';
import type { DemoCompany } from '../server/demo-company.ts';
import { readOwner } from '../stores/ownership.ts';
import type { House } from './compose.ts';
import { localApi } from './connect.ts';
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

const emailOf = (member: CastMember) => `${member.id}@demo.example`;

// Nobody types these: they only let the one-click entrance use the ordinary sign-in.
const passwordOf = (member: CastMember, secret: string) =>
  createHmac('sha256', secret).update(`demo ${member.id}`).digest('base64url');

/** Every person of the cast can sign in and is a member; gives their user ids. */
async function seatCast(
  house: House,
  signIn: SignIn,
  company: DemoCompany,
  workspaceId: string,
  secret: string,
): Promise<Map<string, string>> {
  const userIds = new Map<string, string>();
  for (const member of company.cast) {
    const email = emailOf(member);
    const person =
      (await signIn.personByEmail(email)) ??
      (await signIn.create({ name: member.name, email, password: passwordOf(member, secret) }));
    userIds.set(member.id, person.id);
    if ((await membershipsOf(house.services.records, person.id)).length === 0) {
      await putMember(house.services.records, workspaceId, person.id, member);
    }
  }
  return userIds;
}

async function furnish(
  house: House,
  company: DemoCompany,
  workspaceId: string,
  userIds: ReadonlyMap<string, string>,
): Promise<void> {
  const { records } = house.services;
  await company.furnish({
    services: house.services,
    workspaceId,
    api: localApi(house, orThrow(await localCaller(records, company.name))),
    apiAs(personId) {
      const member = company.cast.find((one) => one.id === personId);
      const userId = userIds.get(personId);
      if (member === undefined || userId === undefined)
        throw new Error(`Nobody in the cast is "${personId}"`);
      const { name, roles, functionName } = member;
      return localApi(house, {
        userId,
        name,
        workspaceId,
        roles,
        ...(functionName === undefined ? {} : { functionName }),
      });
    },
    async setClock(now) {
      const found = await readWorkspace(records, workspaceId);
      if (found === null) throw new Error('The demo company is gone');
      await writeWorkspace(records, workspaceId, { ...found.settings, clock: now?.toISOString() ?? null });
    },
    progress(line) {
      if (process.stderr.isTTY) console.error(line);
    },
  });
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
  if (!furnished) clearPlace(directory, given.data !== undefined);
  return serveWith(settings, {
    async prepare(signIn, house) {
      const secret = signingSecret(directory, settings.secret);
      const { id: workspaceId } = await workspaceNamed(house.services.records, company.name);
      const userIds = await seatCast(house, signIn, company, workspaceId, secret);
      if (!furnished) {
        const settings = workspaceSettingsShape.parse({ demo: true });
        await writeWorkspace(house.services.records, workspaceId, settings);
        await furnish(house, company, workspaceId, userIds);
        markFurnished(directory, fingerprint);
      }
      return {
        cast: company.cast,
        signIn: (person) => signIn.start(emailOf(person), passwordOf(person, secret)),
      };
    },
  });
}
