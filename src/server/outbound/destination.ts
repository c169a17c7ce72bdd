import { isIP } from 'node:net';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { addressKind } from './address-kind.ts';

/** A place that may be asked, as far as its address alone tells; what its name resolves to is checked when it is called. */
export interface Destination {
  readonly url: URL;
  /** Without the brackets of IPv6 and the dot at the end. */
  readonly host: string;
  /** The operator named it: it may be this machine or a private network, and may do without encryption. */
  readonly isNamed: boolean;
}

const bare = (host: string) => host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
const ports: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

const bad = (say: string, next?: string) =>
  refuse('address-refused', say, next === undefined ? {} : { next });

/**
 * Checks an address that a person typed, before it is kept and before it is called. `named` are the hosts of
 * SIRIUS_OUTBOUND_HOSTS: `host` or `host:port`.
 */
export function destinationOf(address: string, named: readonly string[]): Destination | Refusal {
  if (!URL.canParse(address)) return bad('That is no address.', 'Write it as https://host/v1.');
  const url = new URL(address);
  const port = ports[url.protocol];
  if (port === undefined) return bad(`An address begins with https://, not with ${url.protocol}//.`);
  if (url.username !== '' || url.password !== '')
    return bad('An address holds no name and no password.', 'Give the key in its own field.');
  if (url.search !== '' || url.hash !== '') return bad('An address ends with its path, without ? and #.');
  const host = bare(url.hostname);
  const isNamed = named.some((each) => {
    const name = each.toLowerCase();
    return (
      name === host || name === `${host}:${url.port || port}` || name === `[${host}]:${url.port || port}`
    );
  });
  const kind = isIP(host) === 0 ? 'public' : addressKind(host);
  if (kind === 'never' || (kind === 'own' && !isNamed) || (isLocalName(host) && !isNamed))
    return inside(host);
  if (url.protocol === 'http:' && !isNamed)
    return bad(
      'What leaves this house is encrypted: the address must begin with https://.',
      operatorMay(host),
    );
  return { url, host, isNamed };
}

const isLocalName = (host: string) => /(^|\.)(localhost|local|internal)$/.test(host);
const operatorMay = (host: string) =>
  `For a model of one's own the operator of this server names the host: SIRIUS_OUTBOUND_HOSTS=${host}`;

/** The refusal for a host that leads to this machine, a private network or nowhere. */
export const inside = (host: string): Refusal =>
  bad(`${host} is not on the internet, and nobody named it as a host of one's own.`, operatorMay(host));
