import type { FastifyInstance } from 'fastify';
import { Refusal } from '../contract/problem.ts';
import { cameByPlainDoor } from '../lan/plain-sockets.ts';

/** What every page is told: scripts from here alone; styles may be set by the page's own code. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const bare = (host: string) =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();

/** The name of a Host header, without port and in lower case; who comes twice in a row mostly comes under the same one. */
function createNameReader(): (host: string) => string {
  let last = { host: '', name: '' };
  return host => {
    if (host !== last.host) last = { host, name: bare(host) };
    return last.name;
  };
}

/** What every answer says to a browser. */
const HEADERS = Object.entries({
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
});

/**
 * Refuses requests that a foreign page could send: a Host that is not one of ours (DNS rebinding) and an Origin other than our own.
 * Workers and scripts send no Origin. `hosts` are names without port, for this machine; other machines come by TLS, under one of
 * `lanNames` or the very address that their connection came in at. Under `publicHost`, which a proxy leads here from the open network, there is
 * nothing but the door of webhooks. What comes by the plain door is shown the doors of other studios'
 * languages and nothing else.
 */
export function guardOrigin(
  app: FastifyInstance,
  hosts: ReadonlySet<string>,
  lanNames: ReadonlySet<string>,
  publicHost: () => string | null,
): void {
  const nameOf = createNameReader();
  // Here and in the hooks of the other plugins: a callback, since a promise and its turns for each of them cost a claim a tenth of its price.
  app.addHook('onRequest', (request, reply, done) => {
    for (const [header, value] of HEADERS) reply.header(header, value);
    const { headers } = request.raw;
    const host = headers.host ?? '';
    const name = nameOf(host);
    const isPlain = cameByPlainDoor(request.socket);
    const isOurs =
      request.protocol === 'https' || isPlain
        ? lanNames.has(name) || name === request.socket.localAddress?.replace(/^::ffff:/, '')
        : hosts.has(name) || (request.url.startsWith('/api/webhooks/') && name === publicHost());
    if (!isOurs)
      throw new Refusal({
        code: 'not_allowed',
        message: 'This studio does not answer under that name.',
        needs: 'the printed address',
      });
    if (isPlain && request.routeOptions.config?.access !== 'dialect')
      throw new Refusal({
        code: 'not_found',
        message: 'There is no such door.',
        what: 'door',
        id: `${request.method} ${request.url}`.slice(0, 200),
      });
    const { origin } = headers;
    if (origin !== undefined && origin !== `${request.protocol}://${host}` && origin !== 'studio://app') {
      throw new Refusal({
        code: 'not_allowed',
        message: 'Requests from other pages are refused.',
        needs: 'the printed address',
      });
    }
    if (headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate') {
      throw new Refusal({
        code: 'not_allowed',
        message: 'Requests from other pages are refused.',
        needs: 'the printed address',
      });
    }
    done();
  });
}
