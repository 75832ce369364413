import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isAtHome } from '../is-at-home.ts';
import { missWriter } from './fail-writer.ts';
import type { Place } from './place.ts';

const leadsOut = (place: Place) => missWriter(place, 'that name leads out of your network, where this may not go');

/** Looks a name up once and refuses it when any address of it lies outside, so that what was checked is what is connected to. */
const lookUpAtHome =
  (place: Place): LookupFunction =>
  (name, options, done) =>
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const [first] = found;
      if (!first || found.some(({ address }) => !isAtHome(address))) return done(leadsOut(place), []);
      if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });

/**
 * Who connects to a writer, for one exchange. Words of a place at home stay there whatever its name has come to mean, and a key goes out in clear
 * at home only. Raises `unreachable` where the address itself lies elsewhere.
 */
export function openAgent(place: Place): Agent {
  const { hostname, protocol } = new URL(place.address);
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  const staysHome = !place.outside || (place.key !== null && protocol === 'http:');
  // A number is never looked up, so it is checked here.
  if (staysHome && isIP(bare) !== 0 && !isAtHome(bare)) throw leadsOut(place);
  const timeout = place.limits.connectMs;
  return new Agent({
    pipelining: 0,
    connect: buildConnector(staysHome ? { timeout, lookup: lookUpAtHome(place) } : { timeout }),
  });
}
