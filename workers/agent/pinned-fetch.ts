import { createHash } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import { Agent, buildConnector, Dispatcher1Wrapper } from 'undici';
import type { Fetch } from '../../backend/contract/client.ts';

/** A connection led to somebody who shows another key than the paired studio's; nothing was sent on it. */
class WrongStudio extends Error {
  constructor() {
    super('Whoever answers there is not the studio that this machine was paired with; nothing was sent to it.');
    this.name = 'WrongStudio';
  }
}

/** The SHA-256 of the public key (SPKI, DER) that the other end of a TLS connection proved to hold, in hex. */
function fingerprintOf(socket: unknown): string | null {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  if (!certificate) return null;
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('hex');
}

/**
 * A fetch over TLS to whoever holds the key that `isTrusted` knows by its fingerprint, whatever the certificate says of its name.
 * It is asked before a byte of a request leaves; where it says no, the fetch fails with `WrongStudio`.
 */
export function createPinnedFetch(isTrusted: (fingerprint: string) => boolean): Fetch {
  // Chain and name mean nothing for a self-made certificate; a resumed session would show no certificate, so none is kept.
  const connect = buildConnector({ rejectUnauthorized: false, maxCachedSessions: 0 });
  const agent = new Agent({
    connect: (options, done) =>
      connect(options, (error, socket) => {
        if (error) return done(error, null);
        const fingerprint = fingerprintOf(socket);
        if (fingerprint !== null && isTrusted(fingerprint)) return done(null, socket);
        socket.destroy();
        done(new WrongStudio(), null);
      }),
  });
  // Node's own fetch speaks the dispatcher language of an older release than the package does.
  const options: object = { dispatcher: new Dispatcher1Wrapper(agent) };
  return async request => {
    try {
      return await fetch(request, options);
    } catch (error) {
      throw error instanceof Error && error.cause instanceof WrongStudio ? error.cause : error;
    }
  };
}
