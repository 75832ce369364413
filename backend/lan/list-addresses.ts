import { networkInterfaces } from 'node:os';

/** Networks that a machine makes inside itself: other machines do not reach it there. */
const INNER = /^(docker|br-|veth|virbr|vmnet|vEthernet|vboxnet|utun|tun|tap|wg|zt|tailscale)/i;

/** This machine's IPv4 addresses that others may reach, the likeliest first. */
export function listAddresses(interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces()): string[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      // An address that a machine gave itself, since no router did (RFC 3927), comes last.
      .map(({ address }) => ({
        address,
        doubt: (INNER.test(name) ? 1 : 0) + (address.startsWith('169.254.') ? 2 : 0),
      })),
  );
  return found.sort((a, b) => a.doubt - b.doubt).map(({ address }) => address);
}
