import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import { isOutside } from './is-outside.ts';
import { refuseAddress } from './refuse-address.ts';

const WITHIN = 'it lies inside your network or on this machine';

/** Looks a name up once and refuses it when any address of it lies inside, so that what was checked is what is connected to. */
const lookUpOutside: LookupFunction = (name, options, done) =>
  lookup(name, { ...options, all: true }, (error, found) => {
    if (error) return done(error, []);
    const [first] = found;
    if (!first || found.some(({ address }) => !isOutside(address))) return done(refuseAddress(name, WITHIN), []);
    if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });

/** Who connects to addresses in the open network alone; a name that leads elsewhere is refused when it is looked up. */
const toOutside = new Agent({ connect: { lookup: lookUpOutside, timeout: 10_000 } });
/** Who connects anywhere. */
const toAnywhere = new Agent({ connect: { timeout: 10_000 } });

/** What may be fetched from. */
export type Allowed = {
  /** The only hosts, where there is such a list: names, or `*.name` for all below it. */
  readonly hosts?: readonly string[];
  /** Origins that may lie inside, like `http://127.0.0.1:8188`. */
  readonly inside?: readonly string[];
};

const isNamed = (host: string, pattern: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;

/** Who connects to this address, if it may be asked at all. Raises `address_refused`. */
export function chooseConnections({ protocol, hostname, origin, username }: URL, allowed: Allowed): Dispatcher {
  if (protocol !== 'https:' && protocol !== 'http:') throw refuseAddress(origin, 'it is not a web address');
  if (username !== '') throw refuseAddress(hostname, 'it carries a name and a password');
  if (allowed.inside?.includes(origin)) return toAnywhere;
  if (allowed.hosts && !allowed.hosts.some(pattern => isNamed(hostname, pattern)))
    throw refuseAddress(hostname, `it is none of ${allowed.hosts.join(', ')}`);
  // A number is never looked up, so it is checked here.
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0 && !isOutside(bare)) throw refuseAddress(hostname, WITHIN);
  return toOutside;
}
