import { EventEmitter } from 'node:events';
import { Bonjour } from 'bonjour-service';
import { MDNS_TYPE } from '../contract/lan.ts';

/** What a studio says of itself to the machines around it. */
export type Advertised = {
  readonly id: string;
  readonly version: string;
  readonly fingerprint: string;
  readonly hostname: string;
  readonly port: number;
};

/** Tells the network where this studio is, by mDNS, until the returned function is called; a network that will not have it is told in `log`, and nothing else breaks. */
export function advertise({ id, version, fingerprint, hostname, port }: Advertised, log: (words: string) => void) {
  const fail = (error: unknown) =>
    log(`The studio cannot be found by its name on the network now: ${error instanceof Error ? error.message : error}`);
  const bonjour = new Bonjour({}, fail);
  // The library hears its socket's errors only as an event that it gives nobody; unheard it would end the studio.
  const { mdns } = Object(Reflect.get(bonjour, 'server'));
  if (mdns instanceof EventEmitter) mdns.on('error', fail);
  bonjour.publish({
    name: `Dailies on ${hostname} ${id.slice(-6)}`,
    type: MDNS_TYPE,
    port,
    txt: { id, version, fingerprint: fingerprint.slice(0, 16) },
    probe: false, // The name is ours alone by its id.
  });
  return () => bonjour.unpublishAll(() => bonjour.destroy());
}
