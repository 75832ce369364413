import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { openFal } from '../../providers/fal/open-fal.ts';
import { openReplicate } from '../../providers/replicate/open-replicate.ts';
import type { DescribeModel } from './draft-cloud-model.ts';

const text = { type: 'string', title: 'Prompt', 'x-order': 0 };
/** As GET /models/{owner}/{name} answers (Replicate's OpenAPI document 1.0.0-a1). */
const modelOf = (name: string, official: boolean, properties: object) => ({
  owner: 'acme',
  name,
  description: `Makes things.\n${'More. '.repeat(100)}`,
  is_official: official,
  latest_version: {
    id: 'c'.repeat(64),
    openapi_schema: {
      components: {
        schemas: { Input: { type: 'object', required: ['prompt'], properties }, Output: { type: 'array' } },
      },
    },
  },
});
/** As FAL describes one endpoint. */
const endpointOf = (id: string, properties: object, output: object) => ({
  openapi: '3.0.4',
  info: { title: id, description: 'An endpoint.' },
  paths: {
    [`/${id}`]: {
      post: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/AppInput' } } } } },
    },
  },
  components: {
    schemas: {
      AppInput: { type: 'object', required: Object.keys(properties), properties },
      AppOutput: { properties: output },
    },
  },
});
const picture = { type: 'string', format: 'uri' };

const ANSWERS: Record<string, object | string> = {
  '/account': { type: 'user', username: 'acme' },
  '/models/acme/painter': modelOf('painter', false, { prompt: text, seed: { type: 'integer' } }),
  '/models/acme/official': modelOf('official', true, { prompt: text }),
  '/models/acme/huge': modelOf('huge', false, { prompt: { ...text, description: 'x'.repeat(600_000) } }),
  '/models/acme/empty': { owner: 'acme', name: 'empty', latest_version: null },
  '/models/acme/broken': '<html>',
  '/openapi?acme/animate': endpointOf('acme/animate', { prompt: text, image_url: picture }, { video: {}, seed: {} }),
  '/openapi?acme/words': endpointOf('acme/words', { prompt: text }, { text: {} }),
};

/** Both clouds as far as they describe models, as a real server on loopback, spoken to through the real providers. */
export async function openDescribingClouds(): Promise<{ readonly place: string; readonly describe: DescribeModel }> {
  const server = createServer((request, reply) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    const endpoint = searchParams.get('endpoint_id');
    const answer = ANSWERS[endpoint === null ? pathname : `/openapi?${endpoint}`];
    reply.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    reply.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? { detail: 'Not found' }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const place = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clouds = {
    replicate: openReplicate('r8_key', { api: place }),
    fal: openFal('key', { queue: place, rest: place, site: place }),
  };
  return { place, describe: (lane, model, signal) => clouds[lane].readSchema(model, signal) };
}
