import { lookup as resolve } from 'node:dns/promises';
import { request as plain } from 'node:http';
import { request as encrypted } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { addressKind } from './address-kind.ts';
import { type Destination, destinationOf, inside } from './destination.ts';

/** One question to a machine outside. */
export interface Question {
  readonly url: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form instead. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as bearer token; never in an answer, a refusal or a log. */
  readonly key?: string | undefined;
  /** From the question to the last byte of the answer, milliseconds. */
  readonly timeoutMs: number;
  /** Longer answers are cut off and refused; bytes. */
  readonly mostBytes: number;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/**
 * The only way out of this house. Every call checks the address again, connects to exactly what it checked, follows no
 * redirect, and ends in time and size. A refusal's code says what happened: `address-refused`, `key-refused`, `outside-slow`,
 * `outside-too-long`, `outside-away`.
 */
export interface Outbound {
  /** May this address be asked? For forms, before it is kept. */
  check(url: string): Refusal | undefined;
  post(question: Question): Promise<Answer | Refusal>;
  /**
   * Where a host leads, for what is not HTTP (mail): connect to exactly this address. `isNamed`: the operator named it, so it
   * may do without encryption.
   */
  place(host: string, port: number): Promise<Place | Refusal>;
}

/** A host that was checked. */
export interface Place {
  readonly host: string;
  readonly address: string;
  readonly isNamed: boolean;
}

export type Resolve = (
  host: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;
const system: Resolve = (host) => resolve(host, { all: true, verbatim: true });

/** What a header may carry; everything else would be an error of the socket, or a header of its own. */
const keyForm = /^[\x21-\x7e]*$/;

/** `named`: hosts of one's own, from the operator's SIRIUS_OUTBOUND_HOSTS. `resolveName` is for tests. */
export function openOutbound(named: readonly string[], resolveName: Resolve = system): Outbound {
  return {
    check(url) {
      const destination = destinationOf(url, named);
      return isRefusal(destination) ? destination : undefined;
    },
    async post(question) {
      const destination = destinationOf(question.url, named);
      if (question.key !== undefined && !keyForm.test(question.key))
        return refuse(
          'key-refused',
          'The key holds a character that no key holds: a space, a line end, an accent.',
        );
      return isRefusal(destination) ? destination : sent(destination, question, resolveName);
    },
    async place(name, port) {
      const destination = destinationOf(`https://${name.includes(':') ? `[${name}]` : name}:${port}`, named);
      if (isRefusal(destination)) return destination;
      const { host, isNamed } = destination;
      const all = await resolveName(host).catch(() => []);
      const [first] = all;
      if (first === undefined) return refusals.away();
      return leadsInside(all, destination) ? inside(host) : { host, address: first.address, isNamed };
    },
  };
}

const leadsInside = (all: readonly { readonly address: string }[], { isNamed }: Destination) =>
  all.some(({ address }) => {
    const kind = addressKind(address);
    return kind === 'never' || (kind === 'own' && !isNamed);
  });

const refusals = {
  slow: (ms: number) => refuse('outside-slow', `It did not answer within ${ms / 1000} s.`, { kind: 'away' }),
  long: () => refuse('outside-too-long', 'It answered far more than was asked for.', { kind: 'away' }),
  away: () => refuse('outside-away', 'It cannot be reached.', { kind: 'away' }),
};

/** Carries "this address may not be called" out of the socket's own look-up. */
class Inside extends Error {}

/** Resolves once, and gives the socket what was checked: no second answer of a name server can slip in between. */
function pinned(destination: Destination, resolveName: Resolve): LookupFunction {
  return (host, options, done) => {
    resolveName(host).then(
      (all) => {
        const [first] = all;
        if (leadsInside(all, destination) || first === undefined) done(new Inside(), '');
        else if (options.all === true) done(null, [...all]);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, ''),
    );
  };
}

function sent(destination: Destination, question: Question, resolveName: Resolve): Promise<Answer | Refusal> {
  const { url, host } = destination;
  const { body, form, key, timeoutMs, mostBytes } = question;
  return new Promise((settle) => {
    const bytes = Buffer.from(
      form === undefined ? JSON.stringify(body ?? null) : new URLSearchParams(form).toString(),
    );
    const ask = url.protocol === 'http:' ? plain : encrypted;
    const end = (outcome: Answer | Refusal) => {
      clearTimeout(deadline);
      settle(outcome);
      request.destroy();
    };
    const request = ask(
      url,
      {
        method: 'POST',
        // A connection of its own: none is used again that was checked for somebody else.
        agent: false,
        lookup: pinned(destination, resolveName),
        headers: {
          'content-type': form === undefined ? 'application/json' : 'application/x-www-form-urlencoded',
          'content-length': bytes.length,
          accept: 'application/json',
          'accept-encoding': 'identity',
          ...(key === undefined || key === '' ? {} : { authorization: `Bearer ${key}` }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        let length = 0;
        response.on('data', (part: Buffer) => {
          length += part.length;
          if (length > mostBytes) end(refusals.long());
          else parts.push(part);
        });
        response.on('end', () =>
          end({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
        );
        response.on('error', () => end(refusals.away()));
        // Ended before its stated length.
        response.on('aborted', () => end(refusals.away()));
      },
    );
    const deadline = setTimeout(() => end(refusals.slow(timeoutMs)), timeoutMs);
    request.on('error', (error) => end(error instanceof Inside ? inside(host) : refusals.away()));
    request.end(bytes);
  });
}
