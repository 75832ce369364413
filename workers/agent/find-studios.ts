import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bonjour, type Service } from 'bonjour-service';
import { MDNS_TYPE } from '../../backend/contract/lan.ts';

/** A studio that told the network where it is; what it says of itself proves nothing. */
export type FoundStudio = { readonly id: string; readonly name: string; readonly address: string };

const ASK_EVERY_MS = 1_000;

function toStudio({ name, port, txt, addresses = [], referer }: Service): FoundStudio | null {
  const id: unknown = txt?.id;
  // The address that the answer came from is one that is reached from here; a machine may have others.
  const host = [referer?.address, ...addresses].find(address => address?.includes('.'));
  return typeof id === 'string' && host !== undefined ? { id, name, address: `https://${host}:${port}` } : null;
}

/** Asks the network for studios for up to `forMs`, or until `isEnough`; a network that cannot be asked has none. */
export async function findStudios(
  forMs: number,
  isEnough: (studio: FoundStudio) => boolean = () => false,
): Promise<FoundStudio[]> {
  const found = new Map<string, FoundStudio>();
  const done = new AbortController();
  const bonjour = new Bonjour({}, () => done.abort());
  // The library hears its socket's errors only as an event that it gives nobody; unheard it would end the worker.
  const { mdns } = Object(Reflect.get(bonjour, 'server'));
  if (mdns instanceof EventEmitter) mdns.on('error', () => done.abort());
  const browser = bonjour.find({ type: MDNS_TYPE }, service => {
    const studio = toStudio(service);
    if (!studio) return;
    found.set(studio.id, studio);
    if (isEnough(studio)) done.abort();
  });
  const again = setInterval(() => browser.update(), ASK_EVERY_MS);
  await sleep(forMs, undefined, { signal: done.signal }).catch(() => undefined);
  clearInterval(again);
  browser.stop();
  bonjour.destroy();
  return [...found.values()];
}
