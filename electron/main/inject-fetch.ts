import type { FastifyInstance } from 'fastify';
import type { Fetch } from '../../backend/contract/client.ts';

/** A fetch for the shell's own questions, answered in this process and signed in as the desktop. */
export function injectFetch(app: Pick<FastifyInstance, 'inject'>, token: string): Fetch {
  return async request => {
    const { pathname, search } = new URL(request.url);
    const payload = await request.text();
    const response = await app.inject({
      method: request.method as 'GET',
      url: pathname + search,
      headers: { ...Object.fromEntries(request.headers), authorization: `Bearer ${token}` },
      ...(payload === '' ? {} : { payload }),
    });
    return new Response(response.statusCode === 204 ? null : response.payload, { status: response.statusCode });
  };
}
