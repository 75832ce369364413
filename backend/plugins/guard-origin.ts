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
 * Workers and scripts send no Origin. `hosts` are names without port.
 */
export function guardOrigin(app: FastifyInstance, hosts: ReadonlySet<string>): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-resource-policy', 'same-origin');
    reply.header('cross-origin-opener-policy', 'same-origin');
    const host = request.headers.host ?? '';
    if (!hosts.has(bare(host)))
      throw new Refusal({
        code: 'not_allowed',
        message: 'This studio does not answer under that name.',
        needs: 'the printed address',
      });
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${host}` && origin !== 'studio://app') {
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
