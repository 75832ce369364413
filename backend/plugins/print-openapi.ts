import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** Describes every door that is added after it as OpenAPI 3.1, from the same schemas that check it. */
export async function printOpenapi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Dailies',
        version,
        description: 'The doors of a studio. Sign in by session cookie, or with a bearer token.',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'dailies_session' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}

/** Shows that description at /docs to whoever is signed in. */
export async function showDocs(app: FastifyInstance): Promise<void> {
  // Only browser mode shows it, so only browser mode loads it.
  const { default: swaggerUi } = await import('@fastify/swagger-ui');
  app.addHook('onRoute', route => {
    if (route.url.startsWith('/docs')) route.config = { ...route.config, access: 'person' };
  });
  // Named from its package, as a bundled plugin would look for its page beside the bundle.
  const page = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui/package.json')),
    'static',
  );
  const logo = { type: 'image/svg+xml', content: readFileSync(path.join(page, 'logo.svg')) };
  await app.register(swaggerUi, { routePrefix: '/docs', baseDir: page, logo });
}
