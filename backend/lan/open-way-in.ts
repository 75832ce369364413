import type { RequestListener } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { Socket } from 'node:net';
import { advertise } from './advertise.ts';
import { keepCertificate } from './keep-certificate.ts';
import { closeAtOnce, listenOn } from './listen-on.ts';

const RENEW_EVERY_MS = 12 * 3_600_000;
const CONNECTION_MS = 120_000;
/** All who come by this way are ours, or browsers of this decade. */
const MIN_VERSION = 'TLSv1.3';

/** What the way in is made of. */
export type WayInParts = {
  /** Where the certificate is kept. */
  readonly folder: string;
  /** All addresses are listened on unless told otherwise. */
  readonly host?: string;
  readonly port: number;
  readonly studioId: string;
  readonly version: string;
  readonly hostname: string;
  /** Answers the requests: the same app as on this machine. */
  readonly routing: RequestListener;
  readonly answerBadBytes: (error: Error, socket: Socket) => void;
  readonly limits: Pick<ServerOptions, 'headersTimeout' | 'connectionsCheckingInterval'>;
  readonly now: () => number;
  readonly log: (words: string) => void;
};

/** A way in that is open; `close` cuts off everybody who came by it. */
export type WayIn = { readonly fingerprint: string; readonly port: number; close(): Promise<void> };

/**
 * Listens for other machines with TLS from the studio's own certificate, and tells the network so.
 * Raises `port_in_use`, `not_allowed`, `read_only` where the certificate cannot be kept.
 */
export async function openWayIn(parts: WayInParts): Promise<WayIn> {
  const { folder, hostname, host = '0.0.0.0', routing, answerBadBytes, limits, now, log } = parts;
  const { key, cert, fingerprint } = await keepCertificate(folder, hostname, now());
  const options: ServerOptions = { key, cert, minVersion: MIN_VERSION, requestTimeout: 0, requireHostHeader: false };
  const server = createServer({ ...options, ...limits }, routing);
  server.setTimeout(CONNECTION_MS);
  server.on('clientError', answerBadBytes);
  const port = await listenOn(server, host, parts.port);
  server.on('error', error => log(`The way in for other machines: ${error.message}`));
  const hush = advertise({ id: parts.studioId, version: parts.version, fingerprint, hostname, port }, log);
  const renew = () =>
    keepCertificate(folder, hostname, now())
      .then(fresh => server.setSecureContext({ key: fresh.key, cert: fresh.cert, minVersion: MIN_VERSION }))
      .catch((error: Error) => log(`The certificate could not be looked at: ${error.message}`));
  const timer = setInterval(renew, RENEW_EVERY_MS).unref();
  return {
    fingerprint,
    port,
    close: () => {
      clearInterval(timer);
      hush();
      return closeAtOnce(server);
    },
  };
}
