import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { allWorkspaces, putMember, workspaceNamed } from '../../align/governance/index.ts';
import type { AnswerOf, Operation } from '../../kernel/operation.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { takeTry } from '../../stores/records/tries.ts';
import { routeOf, sendAnswer } from '../endpoints.ts';
import { limits, networkOf } from '../limits.ts';
import { sendProblem } from '../problems.ts';
import type { Services } from '../serve.ts';
import { unreadable } from '../unreadable.ts';
import {
  acceptInvitation,
  type CastMember,
  changePassword,
  choosePassword,
  demoSignIn,
  readStatus,
  setUp,
} from './contract.ts';
import { accept } from './invitations.ts';
import * as passwords from './passwords.ts';
import type { SignIn } from './sign-in.ts';
import { isSetUp, once } from './store.ts';

export interface AccessSettings {
  readonly services: Services;
  readonly signIn: SignIn;
  readonly version: string;
  /** Asked for at set-up when the server listens beyond this machine: the first visitor must be its owner. */
  readonly setUpCode?: string;
  /** The people of the demo company with the password each signs in with; only where the demo runs. */
  readonly demo?: { readonly cast: readonly CastMember[]; signIn(person: CastMember): Promise<Response> };
}

/** Operations that make a session or are asked before there is one: they answer with cookies, so they are served here. */
export const accessOperations = [
  readStatus,
  setUp,
  acceptInvitation,
  demoSignIn,
  choosePassword,
  changePassword,
] as const;

// Reading who one is comes with every page; trying to become someone does not.
const strangers = {
  rateLimit: {
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => `${request.method === 'GET'} ${networkOf(request.ip)}`,
    max: (request: FastifyRequest) =>
      request.method === 'GET' ? limits.strangersReadPerMinute : limits.strangersPerMinute,
  },
};

/** Copies an answer of the sign-in library; its errors become problems like all others. */
async function pass(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
  const text = await response.text();
  if (response.ok) {
    const type = response.headers.get('content-type') ?? 'application/json';
    return reply.code(response.status).header('cache-control', 'no-store').type(type).send(text);
  }
  if (response.status === 401) {
    return sendProblem(
      reply,
      refuse('wrong-password', 'E-mail and password do not belong together.', { kind: 'signed-out' }),
    );
  }
  const say = response.status === 404 ? 'There is nothing at this address.' : 'This could not be done.';
  return sendProblem(reply, refuse('sign-in', say), response.status >= 500 ? 503 : response.status);
}

export function serveAccess(app: FastifyInstance, settings: AccessSettings): void {
  const { services, signIn, demo } = settings;
  const { records } = services;

  function on<O extends Operation>(
    operation: O,
    answer: (body: z.output<O['body']>, reply: FastifyReply) => Promise<AnswerOf<O> | Refusal>,
  ): void {
    app.route({
      method: operation.method,
      url: routeOf(operation),
      bodyLimit: 100_000,
      config: strangers,
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const poison = unreadable(request.body);
        const body = operation.body.safeParse(request.body);
        if (poison !== null || !body.success) {
          const [issue] = body.error?.issues ?? [];
          const say = poison ?? `${['body', ...(issue?.path ?? [])].join('.')}: ${issue?.message}`;
          return sendProblem(reply, refuse('bad-body', say));
        }
        return sendAnswer(reply, await answer(body.data as z.output<O['body']>, reply));
      },
    });
  }

  const withCookies = async (reply: FastifyReply, session: Response) => {
    for (const cookie of session.headers.getSetCookie()) reply.header('set-cookie', cookie);
  };

  on(readStatus, async () => ({
    version: settings.version,
    setUp: demo !== undefined || (await isSetUp(records)),
    setUpCode: settings.setUpCode !== undefined,
    demo: demo !== undefined,
    cast: [...(demo?.cast ?? [])],
  }));

  on(setUp, async ({ company, name, email, password, code }, reply) => {
    if (demo !== undefined) return alreadySetUp;
    if (settings.setUpCode !== undefined && code !== settings.setUpCode) {
      return refuse('wrong-code', 'This is not the code the server printed when it started.', {
        kind: 'forbidden',
        next: 'Look at the end of the log of `sirius serve`.',
      });
    }
    const done = await once(records, async () => {
      const left = await signIn.personByEmail(email);
      // Of a set-up that was killed half-way: nobody is a member of anything yet.
      if (left !== null) await signIn.remove(left.id);
      const person = await signIn.create({ name, email, password });
      const workspace = await workspaceNamed(records, company);
      for (const { id } of await allWorkspaces(records)) {
        await putMember(records, id, person.id, { roles: ['administrator', 'cx-lead'] });
      }
      return { userId: person.id, answer: { userId: person.id, workspaceId: workspace.id } };
    });
    if (done === null) return alreadySetUp;
    await withCookies(reply, await signIn.start(email, password));
    return done;
  });

  on(acceptInvitation, async (body, reply) => {
    const accepted = await accept(records, signIn, body);
    if (isRefusal(accepted)) return accepted;
    await withCookies(reply, await signIn.start(accepted.email, body.password));
    return { userId: accepted.userId, workspaceId: accepted.workspaceId };
  });

  on(demoSignIn, async ({ person }, reply) => {
    const chosen = demo?.cast.find((member) => member.id === person);
    if (demo === undefined || chosen === undefined) {
      return refuse('no-such-person', 'There is nobody of this name to be here.', { kind: 'not-found' });
    }
    await withCookies(reply, await demo.signIn(chosen));
    return { userId: chosen.id };
  });

  on(choosePassword, async (body, reply) => {
    if (demo !== undefined) return noPasswords;
    const session = await passwords.choosePassword(signIn, body);
    if (isRefusal(session)) return session;
    await withCookies(reply, session);
    return { chosen: true as const };
  });

  on(changePassword, async ({ current, password }, reply) => {
    if (demo !== undefined) return noPasswords;
    const headers = new Headers({ cookie: reply.request.headers.cookie ?? '' });
    const person = await signIn.personOf(headers);
    if (person === null) return refuse('signed-out', 'Sign in first.', { kind: 'signed-out' });
    // Somebody at an open screen must not guess for ever either.
    if ((await late(person.email)) !== null) return tooManyTries;
    const changed = await signIn.changePassword(headers, current, password);
    if (!changed.ok) {
      return refuse('wrong-password', 'This is not your present password.', { kind: 'forbidden' });
    }
    await withCookies(reply, changed);
    return { changed: true as const };
  });

  // Counted in the records: as many servers as there are, a password is tried this often.
  const limit = { most: limits.signInsPerPersonPer15Minutes, windowMs: 15 * 60_000 };
  const late = (email: string) => takeTry(records, `sign-in ${email.trim().toLowerCase()}`, limit);
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    bodyLimit: 100_000,
    config: strangers,
    handler: async (request, reply) => {
      const email = (request.body as { email?: unknown } | undefined)?.email;
      if (typeof email === 'string') {
        const seconds = await late(email);
        if (seconds !== null) return sendProblem(reply.header('retry-after', seconds), tooManyTries, 429);
      }
      // Only path and query count. What a request says of its host is nobody's address, and may be no host at all.
      const url = new URL(request.url.replace(/^\/+/, '/'), 'http://localhost');
      const headers = new Headers();
      for (const name of ['cookie', 'origin', 'user-agent']) {
        const value = request.headers[name];
        if (typeof value === 'string') headers.set(name, value);
      }
      const body = request.body === undefined ? null : JSON.stringify(request.body);
      if (body !== null) headers.set('content-type', 'application/json');
      return pass(await signIn.handle(new Request(url, { method: request.method, headers, body })), reply);
    },
  });
}

const noPasswords = refuse('demo', 'Nobody has a password in the demo company.', { kind: 'conflict' });

const tooManyTries = refuse('too-many', 'Too many tries in a short time.', { next: 'Wait some minutes.' });

const alreadySetUp = refuse('already-set-up', 'This Sirius has its administrator already.', {
  kind: 'conflict',
  next: 'Sign in, or ask that administrator to invite you.',
});
