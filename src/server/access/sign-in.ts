import type { BetterAuthOptions } from 'better-auth';
import type pg from 'pg';
import { hashOf } from './keys.ts';

/** A person who can sign in, whatever companies they belong to. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface SignInSettings {
  readonly pool: pg.Pool;
  readonly secret: string;
  /** Where people reach the server: `https://sirius.example.com`. Cookies are Secure when it is https. */
  readonly address: string;
}

/**
 * The sign-in library's options: e-mail and password, sessions in the records store, nothing sent anywhere.
 * Its tables are made by our migrations (a test compares them with what the library wants).
 */
export function signInOptions({ pool, secret, address }: SignInSettings) {
  return {
    appName: 'Sirius',
    database: pool,
    secret,
    baseURL: address,
    basePath: '/api/auth',
    telemetry: { enabled: false },
    logger: { disabled: true },
    // People come by setup or by invitation, never by signing up from outside.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
    },
    // Limits are kept by the server before the library is asked (see limits.ts), origins likewise (see origin.ts).
    rateLimit: { enabled: false },
    trustedOrigins: (request?: Request) => {
      const origin = request?.headers.get('origin');
      return origin === null || origin === undefined ? [] : [origin];
    },
    advanced: {
      cookiePrefix: 'sirius',
      useSecureCookies: address.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
      database: { generateId: 'uuid' },
    },
    user: { modelName: 'users' },
    session: { modelName: 'sessions' },
    account: { modelName: 'accounts' },
    // Whoever reads the records cannot use a link that is under way.
    verification: {
      modelName: 'verifications',
      storeIdentifier: { hash: async (text: string) => hashOf(text) },
    },
  } satisfies BetterAuthOptions;
}

export interface SignIn {
  /** Answers whatever stands below /api/auth. */
  handle(request: Request): Promise<Response>;
  personOf(headers: Headers): Promise<Person | null>;
  personByEmail(email: string): Promise<Person | null>;
  /** Makes a person who signs in with this password; throws when the e-mail is taken. */
  create(person: { name: string; email: string; password: string }): Promise<Person>;
  /** Forgets a person that was made half-way. */
  remove(personId: string): Promise<void>;
  /** The answer of a sign-in, with its cookie. */
  start(email: string, password: string): Promise<Response>;
  /** Whose link to choose a new password this is; null for used, expired and unknown alike. */
  personOfLink(token: string): Promise<Person | null>;
  /** Sets the password by such a link and ends all sessions; false when the link is not valid (any more). */
  choosePassword(token: string, password: string): Promise<boolean>;
  /** Changes the password of whoever these cookies belong to and ends their other sessions; an answer with cookies. */
  changePassword(headers: Headers, current: string, next: string): Promise<Response>;
}

/** Sign-in by e-mail and password, carried by better-auth (loaded only here: commands do without). */
export async function createSignIn(settings: SignInSettings): Promise<SignIn> {
  const { betterAuth } = await import('better-auth');
  const auth = betterAuth(signInOptions(settings));
  const plain = ({ id, name, email }: Person): Person => ({ id, name, email });
  return {
    handle: (request) => auth.handler(request),
    async personOf(headers) {
      const session = await auth.api.getSession({ headers });
      return session === null ? null : plain(session.user);
    },
    async personByEmail(email) {
      const found = await (await auth.$context).internalAdapter.findUserByEmail(email.toLowerCase());
      return found === null ? null : plain(found.user);
    },
    async create({ name, email, password }) {
      const { internalAdapter, password: hashing } = await auth.$context;
      const hash = await hashing.hash(password);
      const user = await internalAdapter.createUser(
        { name, email: email.toLowerCase(), emailVerified: false },
        { method: 'admin' },
      );
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      });
      return plain(user);
    },
    async remove(personId) {
      await (await auth.$context).internalAdapter.deleteUser(personId);
    },
    async personOfLink(token) {
      const { internalAdapter } = await auth.$context;
      const link = await internalAdapter.findVerificationValue(`reset-password:${token}`);
      if (link === null || link.expiresAt < new Date()) return null;
      const user = await internalAdapter.findUserById(link.value);
      return user === null ? null : plain(user);
    },
    async choosePassword(token, password) {
      const body = { token, newPassword: password };
      return (await auth.api.resetPassword({ body, asResponse: true })).ok;
    },
    changePassword: (headers, current, next) =>
      auth.api.changePassword({
        headers,
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        asResponse: true,
      }),
    start: (email, password) => auth.api.signInEmail({ body: { email, password }, asResponse: true }),
  };
}
