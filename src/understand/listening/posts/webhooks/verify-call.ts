import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Scheme } from './hook.contract.ts';

/** How far the clocks of two machines may be apart, and how long a call may be under way; milliseconds. */
export const toleranceMs = 300_000;

interface Call {
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
  readonly at: Date;
}

/** What a call claims: the signatures it carries, what they are of, and when it was signed. */
interface Claim {
  readonly signatures: readonly Buffer[];
  readonly signed: readonly (string | Buffer)[];
  readonly hash: 'sha256' | 'sha1';
  /** null where the scheme knows no time. */
  readonly time: number | null;
}

const hex = (text: string | undefined) =>
  text !== undefined && /^([\da-f]{2})+$/i.test(text) ? [Buffer.from(text, 'hex')] : [];
const seconds = (text: string | undefined) =>
  text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) * 1000 : Number.NaN;

/** https://docs.stripe.com/webhooks#verify-manually : `t=1700000000,v1=…,v1=…` over "t.body" */
function stripe({ header, body }: Call): Claim {
  const parts = (header('stripe-signature') ?? '').slice(0, 2000).split(',');
  const all = (name: string) =>
    parts.flatMap((part) => (part.trim().startsWith(`${name}=`) ? [part.trim().slice(name.length + 1)] : []));
  const [time] = all('t');
  return {
    signatures: all('v1').slice(0, 5).flatMap(hex),
    signed: [`${time ?? ''}.`, body],
    hash: 'sha256',
    time: seconds(time),
  };
}

/** https://developer.zendesk.com/documentation/webhooks/verifying : base64 over timestamp and body */
function zendesk({ header, body }: Call): Claim {
  const time = header('x-zendesk-webhook-signature-timestamp') ?? '';
  const signature = header('x-zendesk-webhook-signature') ?? '';
  return {
    signatures: /^[A-Za-z\d+/]{43}=$/.test(signature) ? [Buffer.from(signature, 'base64')] : [],
    signed: [time, body],
    hash: 'sha256',
    time: Date.parse(time),
  };
}

const claims: Readonly<Record<Scheme, (call: Call) => Claim>> = {
  generic: ({ header, body }) => {
    const time = header('x-sirius-timestamp');
    return {
      signatures: hex(header('x-sirius-signature')),
      signed: [`${time ?? ''}.`, body],
      hash: 'sha256',
      time: seconds(time),
    };
  },
  stripe,
  zendesk,
  github: ({ header, body }) => ({
    signatures: hex(/^sha256=(.+)$/.exec(header('x-hub-signature-256') ?? '')?.[1]),
    signed: [body],
    hash: 'sha256',
    time: null,
  }),
  // Intercom signs with SHA-1 and offers nothing else; as a keyed hash it still holds (RFC 6194, section 3.3).
  intercom: ({ header, body }) => ({
    signatures: hex(/^sha1=(.+)$/.exec(header('x-hub-signature') ?? '')?.[1]),
    signed: [body],
    hash: 'sha1',
    time: null,
  }),
};

/**
 * Was the call signed with one of these secrets, within the last five minutes? The signature that proves it, as hex, and
 * whether a time was signed with it; null when it was not. Comparing takes the same time wherever the first difference is.
 */
export function verifyCall(
  scheme: Scheme,
  secrets: readonly string[],
  call: Call,
): { signature: string; isTimed: boolean } | null {
  const { signatures, signed, hash, time } = claims[scheme](call);
  if (time !== null && !(Math.abs(call.at.getTime() - time) <= toleranceMs)) return null;
  let proof: string | null = null;
  for (const secret of secrets) {
    const mac = createHmac(hash, secret);
    for (const part of signed) mac.update(part);
    const digest = mac.digest();
    for (const signature of signatures)
      if (signature.length === digest.length && timingSafeEqual(signature, digest))
        proof = digest.toString('hex');
  }
  return proof === null ? null : { signature: proof, isTimed: time !== null };
}
