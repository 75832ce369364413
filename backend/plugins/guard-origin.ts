import type { FastifyInstance } from 'fastify';
import { Refusal } from '../contract/problem.ts';

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

const bare = (host: string) => host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');

/**
 * Refuses requests that a foreign page could send: a Host that is not one of ours (DNS rebinding) and an Origin other than our own.
 * Workers and scripts send no Origin. `hosts` are names without port, for this machine; other machines come by TLS, under one of
 * `lanNames` or the very address that their connection came in at.
 */
export function guardOrigin(app: FastifyInstance, hosts: ReadonlySet<string>, lanNames: ReadonlySet<string>): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-resource-policy', 'same-origin');
    reply.header('cross-origin-opener-policy', 'same-origin');
    const host = request.headers.host ?? '';
    const name = bare(host).toLowerCase();
    const isOurs =
      request.protocol === 'https'
        ? lanNames.has(name) || name === request.socket.localAddress?.replace(/^::ffff:/, '')
        : hosts.has(name);
    if (!isOurs)
      throw new Refusal({
        code: 'not_allowed',
        message: 'This studio does not answer under that name.',
        needs: 'the printed address',
      });
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `${request.protocol}://${host}` && origin !== 'studio://app') {
      throw new Refusal({
        code: 'not_allowed',
        message: 'Requests from other pages are refused.',
        needs: 'the printed address',
      });
    }
    if (request.headers['sec-fetch-site'] === 'cross-site' && request.headers['sec-fetch-mode'] !== 'navigate') {
      throw new Refusal({
        code: 'not_allowed',
        message: 'Requests from other pages are refused.',
        needs: 'the printed address',
      });
    }
  });
}
