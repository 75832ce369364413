import { BlockList, isIP } from 'node:net';
import { Refusal } from '../../../contract/problem.ts';
import { fetchOutside, type Outside } from '../../../providers/fetch-outside.ts';

/** How a worker's address answered; `isHealthy` is null where it was not asked. */
export type Health = {
  readonly isHealthy: boolean | null;
  readonly lastChecked: string;
  readonly responseTimeMs: number | null;
  readonly workerUrl: string;
  readonly healthError: string | null;
};

/** What decides whether an address may be asked: the owner's leave, and whether the worker that named it came from this very machine. */
export type Leave = { readonly allowed: boolean; readonly fromThisMachine: boolean };

const HEALTH_MS = 5_000;
const HEALTH_LIMIT = 65_536;

const house = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  house.addSubnet(network, prefix, 'ipv4');
house.addSubnet('fd00::', 8, 'ipv6');
const machine = new BlockList();
machine.addSubnet('127.0.0.0', 8, 'ipv4');
machine.addAddress('::1', 'ipv6');

const isIn = (list: BlockList, ip: string) => list.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');

/** Whether an IP address is this machine's own. */
export const isThisMachine = (ip: string): boolean => {
  const plain = ip.replace(/^::ffff:/, '');
  return isIP(plain) !== 0 && isIn(machine, plain);
};

/**
 * What of an address may be asked: the open network, and by its number one in the house; this machine by a worker on it. Nothing that is
 * link-local, and no name that leads inside, since a name may lead elsewhere the next time.
 */
function allowOf({ hostname, origin }: URL, { fromThisMachine }: Leave): Outside['allow'] {
  const ip = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(ip) === 0) return 'public';
  const mayBeInside = isIn(house, ip) || (fromThisMachine && isThisMachine(ip));
  return mayBeInside ? { inside: [origin] } : 'public';
}

/** Asks a worker's address how it is, where the owner has allowed it: once, for five seconds, and nowhere else than there. */
export async function askHealth(workerUrl: string, leave: Leave, now: () => number): Promise<Health> {
  const lastChecked = new Date(now()).toISOString();
  const found = { lastChecked, workerUrl };
  if (!leave.allowed) {
    const healthError = 'Not asked: the owner of the studio has not allowed it';
    return { ...found, isHealthy: null, responseTimeMs: null, healthError };
  }
  const began = performance.now();
  const tookMs = () => Math.round(performance.now() - began);
  try {
    const url = new URL('/health', workerUrl);
    const allow = allowOf(url, leave);
    const asking = { url: url.href, limitBytes: HEALTH_LIMIT, deadlineMs: HEALTH_MS, allow, redirects: 0 };
    const { body } = await fetchOutside(asking);
    body.destroy();
    return { ...found, isHealthy: true, responseTimeMs: tookMs(), healthError: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...found, isHealthy: false, responseTimeMs: tookMs(), healthError: error.message };
  }
}
