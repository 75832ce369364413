import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';

async function openDocs(openapiFile: string): Promise<FastifyInstance> {
  const { default: swagger } = await import('@fastify/swagger');
  const { default: swaggerUi } = await import('@fastify/swagger-ui');
  const docs = Fastify();
  const document = JSON.parse(readFileSync(openapiFile, 'utf8'));
  await docs.register(swagger, { mode: 'static', specification: { document } });
  // Named from its package, as a bundled plugin would look for its page beside the bundle.
  const page = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui/package.json')),
    'static',
  );
  const logo = { type: 'image/svg+xml', content: readFileSync(path.join(page, 'logo.svg')) };
  await docs.register(swaggerUi, { routePrefix: '/docs', baseDir: page, logo });
  return docs;
}

/** Shows the description of all doors at /docs to whoever is signed in; its pages are put together when someone first asks, since they took a seventh of the studio's start. */
export function showDocs(app: FastifyInstance, openapiFile: string): void {
  let docs: Promise<FastifyInstance> | null = null;
  app.addHook('onClose', async () => (await docs)?.close());
  for (const url of ['/docs', '/docs/*']) {
    app.get(
      url,
      { exposeHeadRoute: true, config: { access: 'person' }, schema: { hide: true } },
      async (request, reply) => {
        docs ??= openDocs(openapiFile);
        const page = await (await docs).inject({ method: 'GET', url: request.url });
        return reply.code(page.statusCode).headers(page.headers).send(page.rawPayload);
      },
    );
  }
}
