import { createHash } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import { Agent, buildConnector, fetch as fetchBy } from 'undici';
import type { Fetch } from '../../backend/contract/client.ts';

/** A connection led to a machine that shows another key than the paired studio's; nothing was sent on it. */
export class WrongStudio extends Error {
  constructor() {
    super('Whoever answers there is not the studio that this machine was paired with; nothing was sent to it.');
    this.name = 'WrongStudio';
  }
}

/** The SHA-256 of the public key (SPKI, DER) that the other end of a TLS connection proved to hold, in hex. */
function fingerprintOf(socket: unknown): string | null {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  if (!certificate) return null;
  return createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/**
 * A fetch over TLS to whoever holds the key that `isTrusted` knows by its fingerprint, whatever its certificate says of its name.
 * It is asked before a byte of a request leaves; raises `WrongStudio` as the cause where it says no.
 */
export function createPinnedFetch(isTrusted: (fingerprint: string) => boolean): Fetch {
  // Chain and name mean nothing for a self-made certificate; a resumed session would show no certificate, so none is kept.
  const connect = buildConnector({ rejectUnauthorized: false, maxCachedSessions: 0 });
  const dispatcher = new Agent({
    connect: (options, done) =>
      connect(options, (error, socket) => {
        if (error) return done(error, null);
        const fingerprint = fingerprintOf(socket);
        if (fingerprint !== null && isTrusted(fingerprint)) return done(null, socket);
        socket.destroy();
        done(new WrongStudio(), null);
      }),
  });
  return async request => {
    const { url, method, headers, body, signal } = request;
    const sent = await fetchBy(url, {
      method,
      headers: [...headers],
      body: body as never,
      signal,
      dispatcher,
      ...(body && { duplex: 'half' as const }),
    });
    return new Response(sent.status === 204 ? null : (sent.body as never), {
      status: sent.status,
      headers: [...sent.headers],
    });
  };
}
