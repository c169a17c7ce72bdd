import { createHmac } from 'node:crypto';
import { moveClock, workspaceSettingsShape } from '../align/governance/contract.ts';
import {
  membershipsOf,
  putMember,
  readSettings as readWorkspace,
  workspaceNamed,
  writeSettings as writeWorkspace,
} from '../align/governance/index.ts';
import { orThrow, refuse } from '../kernel/refusal.ts';
import type { CastMember } from '../server/access/contract.ts';
import { localCaller, type SignIn } from '../server/access/index.ts';
import type { DemoCompany, Furnishing } from '../server/demo-company.ts';
import { serve } from '../server/serve.ts';
import type { House } from './compose.ts';
import { localApi } from './connect.ts';
import { type Part, parts } from './parts.ts';

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
  // All at once: making a password hash takes a moment each.
  await Promise.all(
    company.cast.map(async (member) => {
      const email = emailOf(member);
      const person =
        (await signIn.personByEmail(email)) ??
        (await signIn.create({ name: member.name, email, password: passwordOf(member, secret) }));
      userIds.set(member.id, person.id);
      if ((await membershipsOf(house.services.records, person.id)).length === 0) {
        await putMember(house.services.records, workspaceId, person.id, member);
      }
    }),
  );
  return userIds;
}

/** What the company's generator works with: the product as the local administrator, and as each of its people. */
async function furnishing(
  house: House,
  company: DemoCompany,
  workspaceId: string,
  userIds: ReadonlyMap<string, string>,
): Promise<Furnishing> {
  const { services } = house;
  const { records } = services;
  return {
    services,
    workspaceId,
    api: localApi(house, orThrow(await localCaller(records, company.name))),
    apiAs(personId) {
      const member = company.cast.find((one) => one.id === personId);
      const userId = userIds.get(personId);
      if (member === undefined || userId === undefined)
        throw new Error(`Nobody in the cast is "${personId}"`);
      const { name, roles, functionName } = member;
      const where = functionName === undefined ? {} : { functionName };
      return localApi(house, { userId, name, workspaceId, roles, ...where });
    },
    async setClock(now) {
      const found = await readWorkspace(records, workspaceId);
      if (found === null) throw new Error('The demo company is gone');
      await writeWorkspace(records, workspaceId, { ...found.settings, clock: now?.toISOString() ?? null });
    },
    progress(line) {
      if (process.stderr.isTTY) console.error(line);
      else services.log.info(line);
    },
  };
}

export interface DemoHouse {
  /** The house's parts, with a clock on which the company lives on when it is moved. */
  readonly parts: readonly Part[];
  /** Seats the cast and, once, furnishes the company; what `runServer` calls before the port opens. */
  prepare(
    signIn: SignIn,
    house: House,
  ): Promise<{ cast: readonly CastMember[]; signIn(person: CastMember): Promise<Response> }>;
}

/**
 * A house in which a demo company lives.
 *
 * @param furnished whether the data directory holds the whole company already.
 * @param done called once it is furnished to the end.
 */
export function demoHouse(
  company: DemoCompany,
  secret: string,
  furnished: boolean,
  done: () => void,
): DemoHouse {
  let given: Furnishing | undefined;
  let living: Promise<unknown> = Promise.resolve();

  // One leap at a time: two would make the same months twice.
  async function liveUntil(to: Date | null): Promise<Date> {
    const leap = living.then(async () => {
      if (given === undefined) throw new Error('The demo is not open yet');
      const now = await given.services.now(given.workspaceId);
      if (to === null || to < now) {
        orThrow(
          refuse('only-forward', 'The demo company lives forward only.', {
            kind: 'conflict',
            next: 'Start it anew with `sirius demo --fresh`.',
          }),
        );
        return now;
      }
      await company.advance(given, to);
      return given.services.now(given.workspaceId);
    });
    living = leap.catch(() => undefined);
    return leap;
  }
  const clock = serve(moveClock, async (_services, { body }) => ({
    now: (await liveUntil(body.now === null ? null : new Date(body.now))).toISOString(),
  }));

  return {
    parts: parts.map((part) => ({
      ...part,
      ...(part.routes === undefined
        ? {}
        : { routes: part.routes.map((route) => (route.operation === moveClock ? clock : route)) }),
    })),
    async prepare(signIn, house) {
      const { records } = house.services;
      const { id: workspaceId } = await workspaceNamed(records, company.name);
      const userIds = await seatCast(house, signIn, company, workspaceId, secret);
      given = await furnishing(house, company, workspaceId, userIds);
      if (!furnished) {
        await writeWorkspace(records, workspaceId, workspaceSettingsShape.parse({ demo: true }));
        await company.furnish(given);
        done();
      }
      return {
        cast: company.cast,
        signIn: (person) => signIn.start(emailOf(person), passwordOf(person, secret)),
      };
    },
  };
}
