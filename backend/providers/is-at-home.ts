import { BlockList, isIP } from 'node:net';

/** This machine, private networks and links (RFC 1918, 3927, 4193, 4291), and what overlay networks use (RFC 6598). */
const HOME_4: readonly (readonly [string, number])[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
];
const HOME_6: readonly (readonly [string, number])[] = [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
];

const home = new BlockList();
for (const [network, prefix] of HOME_4) home.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of HOME_6) home.addSubnet(network, prefix, 'ipv6');

/** Whether what is sent to an IP address stays on this machine or in its own network. Not the reverse of `isOutside`: much is neither. */
export function isAtHome(address: string): boolean {
  const version = isIP(address);
  // An IPv4 address that is written as IPv6 is checked as what it is (node:net does so).
  return version !== 0 && home.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
