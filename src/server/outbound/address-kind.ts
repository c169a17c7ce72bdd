import { BlockList, isIPv4, isIPv6 } from 'node:net';

const subnets = (family: 'ipv4' | 'ipv6', ...blocks: readonly string[]) => {
  const list = new BlockList();
  for (const block of blocks) {
    const [net = '', bits] = block.split('/');
    list.addSubnet(net, Number(bits), family);
  }
  return list;
};

/** This machine and networks of one's own: may be reached where the operator names the host. */
const own4 = subnets('ipv4', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16');
/** Never a host that answers questions: "this network", link-local with cloud metadata, tests, groups, reserved (IANA, RFC 6890). */
const never4 = subnets(
  'ipv4',
  '0.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
);
const own6 = subnets('ipv6', '::1/128', 'fc00::/7');
/** The only part of IPv6 that is handed out (RFC 4291); the rest is refused without a list that could miss something. */
const global6 = subnets('ipv6', '2000::/3');
/** Handed out, but for other purposes: protocols, Teredo, documentation, 6to4, and EC2's metadata lies in fc00::/7. */
const never6 = subnets('ipv6', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', 'fd00:ec2::/32');
/** IPv4 behind NAT64 (RFC 6052): as good as what it stands for, so that IPv6-only networks still reach the world. */
const nat64 = subnets('ipv6', '64:ff9b::/96');
/** IPv4 written as IPv6; sockets connect to the IPv4 address. */
const mapped = subnets('ipv6', '::ffff:0:0/96');

/** The IPv4 address in the last 32 bits of an IPv6 one. */
function innerIPv4(address: string): string {
  // URL writes every form of an IPv6 address in one way: hexadecimal groups.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':');
  const [high, low] = groups.slice(-2).map((group) => Number.parseInt(group || '0', 16));
  return [(high ?? 0) >> 8, (high ?? 0) & 255, (low ?? 0) >> 8, (low ?? 0) & 255].join('.');
}

/**
 * What an IP address leads to: `public` = the internet; `own` = this machine or a private network; `never` = metadata,
 * multicast, reserved, or no address at all.
 */
export function addressKind(address: string): 'public' | 'own' | 'never' {
  if (isIPv4(address)) {
    if (never4.check(address, 'ipv4')) return 'never';
    return own4.check(address, 'ipv4') ? 'own' : 'public';
  }
  // A zone ("fe80::1%eth0") names an interface of this machine.
  if (!isIPv6(address) || address.includes('%')) return 'never';
  const is = (list: BlockList) => list.check(address, 'ipv6');
  if (is(mapped) || is(nat64)) return addressKind(innerIPv4(address));
  if (is(never6)) return 'never';
  if (is(own6)) return 'own';
  return is(global6) ? 'public' : 'never';
}
