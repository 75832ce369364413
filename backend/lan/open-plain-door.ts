import { createServer } from 'node:http';
import { closeAtOnce, listenOn } from './listen-on.ts';
import type { WayInParts } from './open-way-in.ts';
import { markPlain } from './plain-sockets.ts';

const CONNECTION_MS = 120_000;

/** What the plain door is made of. */
export type PlainDoorParts = Pick<WayInParts, 'host' | 'port' | 'routing' | 'answerBadBytes' | 'limits' | 'log'>;

/** A plain door that is open; `close` cuts off everybody who came by it. */
export type PlainDoor = { readonly port: number; close(): Promise<void> };

/**
 * Listens for other machines without encryption, for workers that cannot take a self-made certificate. Every connection is marked, and the app
 * shows those none but the doors of other studios' languages. Raises `port_in_use`, `not_allowed`.
 */
export async function openPlainDoor(parts: PlainDoorParts): Promise<PlainDoor> {
  const { host = '0.0.0.0', routing, answerBadBytes, limits, log } = parts;
  const server = createServer({ requestTimeout: 0, requireHostHeader: false, ...limits }, routing);
  server.setTimeout(CONNECTION_MS);
  server.on('connection', markPlain);
  server.on('clientError', answerBadBytes);
  const port = await listenOn(server, host, parts.port);
  server.on('error', error => log(`The plain door for other machines: ${error.message}`));
  return { port, close: () => closeAtOnce(server) };
}
