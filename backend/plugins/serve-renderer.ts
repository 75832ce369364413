import { type FileHandle, open } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isMissing, locateFile, typeOf } from './built-files.ts';

/** Files under `/assets/` carry their hash in their name, so what one name says never changes. */
const FOR_GOOD = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'public, max-age=0';

async function openFile(file: string): Promise<FileHandle | null> {
  try {
    return await open(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Sends a file of the folder, or says that it is still the one that the caller has (RFC 9110, 13.1.2: a weak tag of its size and time). */
async function sendBuilt(
  folder: string,
  pathname: string,
  keep: string,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const file = locateFile(folder, pathname);
  const handle = file === null ? null : await openFile(file);
  if (file === null || handle === null) return reply.callNotFound();
  const found = await handle.stat();
  if (!found.isFile()) {
    await handle.close();
    return reply.callNotFound();
  }
  const tag = `W/"${found.size.toString(16)}-${Math.trunc(found.mtimeMs).toString(16)}"`;
  reply.header('cache-control', keep).header('etag', tag);
  if (headers['if-none-match'] === tag) {
    await handle.close();
    return reply.code(304).send();
  }
  return reply.type(typeOf(file)).header('content-length', found.size).send(handle.createReadStream());
}

/** Serves the built renderer in browser mode: files by their name, every other page its index. */
export function serveRenderer(app: FastifyInstance, folder: string): void {
  const rules = { config: { access: 'anyone' as const }, exposeHeadRoute: true, schema: { hide: true } };
  app.get('/assets/*', rules, (request, reply) =>
    sendBuilt(folder, new URL(request.url, 'http://studio').pathname, FOR_GOOD, request, reply),
  );
  app.get('/*', rules, (request, reply) => {
    const { pathname } = new URL(request.url, 'http://studio');
    if (pathname.startsWith('/api/')) return reply.callNotFound();
    if (/\.[a-z0-9]+$/.test(pathname)) return sendBuilt(folder, pathname, ASK_AGAIN, request, reply);
    return sendBuilt(folder, '/index.html', 'no-store', request, reply);
  });
}
