import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the built renderer in browser mode: files by their name, every other page its index. */
export async function serveRenderer(app: FastifyInstance, folder: string): Promise<void> {
  const open = { config: { access: 'anyone' as const } };
  await app.register(fastifyStatic, { root: folder, serve: false });
  app.get<{ Params: { '*': string } }>('/assets/*', { ...open, schema: { hide: true } }, (request, reply) =>
    reply.sendFile(path.join('assets', request.params['*']), { maxAge: '365d', immutable: true }),
  );
  app.get('/*', { ...open, schema: { hide: true } }, (request, reply) => {
    const { pathname } = new URL(request.url, 'http://studio');
    if (pathname.startsWith('/api/')) return reply.callNotFound();
    if (/\.[a-z0-9]+$/.test(pathname)) return reply.sendFile(pathname.slice(1));
    return reply.header('cache-control', 'no-store').sendFile('index.html', { cacheControl: false });
  });
}
