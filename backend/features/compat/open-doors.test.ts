import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../contract/tokens.ts';
import { openStudio, value } from '../../studio.fake.ts';

const HEARTBEAT = '/rest/v1/rpc/func_worker_heartbeat_with_logs';
const QUEUE = '/upstash/llen/sdxl_queue';

async function openWithDoors() {
  const { studio, api, projectId } = await openStudio();
  const make = (dialect: Dialect) =>
    value(api.createToken({ body: { name: `A ${dialect}`, scopes: [], dialect, expiresInDays: null } }));
  const knock = async (
    method: 'GET' | 'POST' | 'OPTIONS',
    url: string,
    headers: Record<string, string> = {},
    payload?: object,
  ) => {
    const reply = await studio.app.inject({
      method,
      url,
      headers: { host: 'localhost', ...headers },
      ...(payload && { payload }),
    });
    return {
      status: reply.statusCode,
      body: reply.body,
      json: () => JSON.parse(reply.body) as Record<string, unknown>,
    };
  };
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
  const workerNamed = async (name: string) =>
    (await value(api.listWorkers({}))).workers.find(worker => worker.name === name);
  return { studio, api, projectId, make, knock, bearer, workerNamed };
}

describe('doors for other studios’ workers', () => {
  it('are not there without a good token of a dialect', async () => {
    const { knock, make, api } = await openWithDoors();
    expect((await knock('POST', HEARTBEAT, {}, {})).json()).toMatchObject({ code: 'not_found', what: 'door' });
    const { token } = await make('reigh');
    expect((await knock('POST', HEARTBEAT, {}, {})).status).toBe(401);
    await value(api.revokeToken({ params: { id: token.id } }));
    expect((await knock('POST', HEARTBEAT, {}, {})).json()).toMatchObject({ code: 'not_found', what: 'door' });
  });

  it('open to the token of their dialect, and no native door does', async () => {
    const { knock, make, bearer } = await openWithDoors();
    const reigh = await make('reigh');
    const ourvidz = await make('ourvidz');
    expect((await knock('POST', HEARTBEAT, bearer(reigh.secret), {})).json()).toEqual({ success: true });
    expect((await knock('GET', QUEUE, bearer(ourvidz.secret))).json()).toEqual({ result: 0 });
    for (const url of ['/api/workers', '/api/tokens', '/api/settings', '/api/lan'])
      expect((await knock('GET', url, bearer(reigh.secret))).status, url).toBe(403);
    expect(
      (await knock('POST', '/api/worker/claim', bearer(reigh.secret), { models: ['a'], loadedModel: null, waitMs: 0 }))
        .status,
    ).toBe(403);
  });

  it('are not found with a token of the other dialect, in the words of its own', async () => {
    const { knock, make, bearer } = await openWithDoors();
    const reigh = await make('reigh');
    const ourvidz = await make('ourvidz');
    const wrong = await knock('GET', QUEUE, bearer(reigh.secret));
    expect(wrong.status).toBe(404);
    expect(wrong.json()).toMatchObject({ error: 'not_found', errorCode: 'not_found', recoverable: false });
    const other = await knock('POST', HEARTBEAT, bearer(ourvidz.secret), {});
    expect(other.status).toBe(404);
    expect(other.json()).toMatchObject({ code: 'not_found', message: 'There is no such door.' });
  });

  it('know a Reigh worker by its anon key too, but give it no function for that', async () => {
    const { knock, make, workerNamed } = await openWithDoors();
    const { anonKey, token } = await make('reigh');
    expect(anonKey).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    const apikey = anonKey ?? '';
    expect((await workerNamed('A reigh'))?.state).toBe('offline');
    expect((await knock('POST', HEARTBEAT, { apikey }, {})).json()).toEqual({ success: true });
    expect(await workerNamed('A reigh')).toMatchObject({ id: token.workerId, dialect: 'reigh', state: 'online' });
    const forbidden = await knock(
      'POST',
      '/functions/v1/grant-credits',
      { apikey, authorization: `Bearer ${apikey}` },
      {},
    );
    expect(forbidden.status).toBe(403);
  });

  it('answer a browser’s question before the question', async () => {
    const { knock, make } = await openWithDoors();
    await make('reigh');
    expect((await knock('OPTIONS', '/functions/v1/claim-next-task')).json()).toEqual({ ok: true });
  });
});
