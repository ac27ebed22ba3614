import ipaddr from 'ipaddr.js';

/** Inside ipaddr's `unicast` but not for the open internet: an IPv4 address in disguise, or a site's own network. */
const disguises: readonly [string, number][] = [
  ['::', 96], // IPv4-compatible
  ['::ffff:0:0:0', 96], // IPv4-translated (SIIT)
  ['64:ff9b::', 96], // NAT64
  ['64:ff9b:1::', 48], // NAT64, local
  ['2001::', 23], // IETF protocol assignments, Teredo, ORCHID
  ['2002::', 16], // 6to4
  ['5f00::', 16], // segment routing
  ['fec0::', 10], // site-local
];

/**
 * Whether an address is a public unicast one: not loopback, private, link-local (also 169.254.169.254), carrier-grade NAT,
 * multicast, reserved, unique local, nor one of these in an IPv6 disguise. Zone ids and anything unreadable: no.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  // Short, octal and hexadecimal spellings of IPv4 are never what a resolver answers.
  if (!address.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6) {
    if (disguises.some(([network, bits]) => parsed.match(ipaddr.IPv6.parse(network), bits))) return false;
  }
  return parsed.range() === 'unicast';
}
