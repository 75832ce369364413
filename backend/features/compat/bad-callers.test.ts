import { request as ask } from 'node:http';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../contract/tokens.ts';
import { openStudio, value } from '../../studio.fake.ts';

const HEARTBEAT = '/rest/v1/rpc/func_worker_heartbeat_with_logs';
const JSON_BODY = { 'content-type': 'application/json' };

async function openWithBoth() {
  const { studio, api } = await openStudio();
  const make = (dialect: Dialect, expiresInDays: number | null = null) =>
    value(api.createToken({ body: { name: dialect, scopes: [], dialect, expiresInDays } }));
  const reigh = await make('reigh');
  const ourvidz = await make('ourvidz');
  const knock = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    headers: Record<string, string>,
    payload?: string,
  ) => {
    const reply = await studio.app.inject({
      method,
      url,
      headers: { host: 'localhost', ...headers },
      ...(payload !== undefined && { payload }),
    });
    return { status: reply.statusCode, body: reply.body };
  };
  return { studio, api, make, reigh, ourvidz, knock };
}
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

describe('callers that the doors of other studios are not for', () => {
  it('are refused without a word of who is inside, whatever they bring', async () => {
    const { knock, reigh, ourvidz, studio } = await openWithBoth();
    const keys: Record<string, string>[] = [
      {},
      { authorization: 'Bearer' },
      { authorization: 'Bearer ' },
      { authorization: `Basic ${Buffer.from(`a:${reigh.secret}`).toString('base64')}` },
      bearer('dly_wrong'),
      bearer(`${reigh.secret}x`),
      bearer(reigh.secret.slice(0, -1)),
      bearer(`${reigh.anonKey}x`),
      { apikey: '' },
      { apikey: 'undefined' },
      // The key of a person, and another's key beside a wrong one.
      bearer(studio.desktopToken),
      { ...bearer('dly_wrong'), apikey: reigh.anonKey ?? '' },
    ];
    const urls = [
      HEARTBEAT,
      '/functions/v1/claim-next-task',
      '/rest/v1/tasks',
      '/storage/v1/object/workspace-temp/a',
      '/upstash/rpop/sdxl_queue',
    ];
    for (const headers of keys)
      for (const url of urls) {
        const { status, body } = await knock('POST', url, { ...JSON_BODY, ...headers }, '{}');
        expect([401, 403], `${url} ${JSON.stringify(headers)}`).toContain(status);
        for (const told of [
          reigh.secret.slice(4),
          ourvidz.secret.slice(4),
          String(reigh.token.workerId),
          'at Object',
          'node_modules',
        ])
          expect(body).not.toContain(told);
      }
  });

  it('cannot make a token speak another language than it was made for', async () => {
    const { knock, reigh, ourvidz } = await openWithBoth();
    for (const [secret, method, url] of [
      [ourvidz.secret, 'POST', HEARTBEAT],
      [ourvidz.secret, 'POST', '/functions/v1/claim-next-task'],
      [ourvidz.secret, 'GET', '/rest/v1/tasks'],
      [reigh.secret, 'GET', '/upstash/rpop/sdxl_queue'],
      [reigh.secret, 'POST', '/functions/v1/job-callback'],
    ] as const) {
      const answer = await knock(
        method,
        url,
        { ...JSON_BODY, ...bearer(secret), 'x-dialect': 'reigh' },
        method === 'POST' ? '{}' : undefined,
      );
      expect(answer.status, url).toBe(404);
    }
  });

  it('are out as soon as the token is revoked, has run out, or its worker is removed', async () => {
    const { api, knock, reigh, ourvidz, make } = await openWithBoth();
    await value(api.revokeToken({ params: { id: reigh.token.id } }));
    for (const key of [reigh.secret, reigh.anonKey ?? ''])
      expect((await knock('POST', HEARTBEAT, { ...JSON_BODY, apikey: key }, '{}')).status).toBe(403);
    const again = await make('reigh');
    await value(api.removeWorker({ params: { id: again.token.workerId ?? '' } }));
    expect((await knock('POST', HEARTBEAT, { ...JSON_BODY, ...bearer(again.secret) }, '{}')).status).toBe(403);
    expect((await value(api.listTokens({}))).tokens.find(({ id }) => id === again.token.id)?.state).toBe('revoked');
    expect((await knock('GET', '/upstash/llen/sdxl_queue', bearer(ourvidz.secret))).status).toBe(200);
  });

  it('are told so where the token ends while their request is under way, and nothing of it is begun', async () => {
    const { studio, api, reigh } = await openWithBoth();
    const answer = Promise.withResolvers<number>();
    const sent = ask(`${studio.address}/functions/v1/create-task`, {
      method: 'POST',
      headers: { ...bearer(reigh.secret), ...JSON_BODY },
    });
    sent.on('error', answer.reject).on('response', reply => answer.resolve(reply.resume().statusCode ?? 0));
    const projectId = (await value(api.listProjects({}))).projects[0]?.id ?? '';
    const body = JSON.stringify({
      task_id: uuidv7(),
      task_type: 't2v',
      params: { prompt: 'x' },
      project_id: projectId,
    });
    sent.write(body.slice(0, 20));
    const isSeen = async () =>
      (await value(api.listWorkers({}))).workers.find(({ id }) => id === reigh.token.workerId)?.state === 'online';
    await expect.poll(isSeen).toBe(true);
    await value(api.revokeToken({ params: { id: reigh.token.id } }));
    sent.end(body.slice(20));
    expect(await answer.promise).toBe(401);
    expect((await value(api.listBatches({ querystring: { projectId } }))).batches).toEqual([]);
  });

  it('are refused what is malformed or too large in words of their own, and nothing is kept of it', async () => {
    const { knock, reigh } = await openWithBoth();
    const send = (payload: string, headers: Record<string, string> = JSON_BODY) =>
      knock('POST', HEARTBEAT, { ...headers, ...bearer(reigh.secret) }, payload);
    for (const [payload, status] of [
      ['{"a":', 400],
      ['', 400],
      ['[]', 400],
      ['{"__proto__": {"x": 1}}', 400],
      [`{"x": "${'a'.repeat(1_100_000)}"}`, 413],
    ] as const) {
      const answer = await send(payload);
      expect(answer.status, payload.slice(0, 40)).toBe(status);
      expect(JSON.parse(answer.body), payload.slice(0, 40)).toMatchObject({
        message: expect.any(String),
      });
    }
    expect((await send('a=1', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
  });

  it('are refused under a foreign name, and from a foreign page', async () => {
    const { knock, reigh } = await openWithBoth();
    const good = { ...JSON_BODY, ...bearer(reigh.secret) };
    for (const bad of [{ host: 'evil.example' }, { origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await knock('POST', HEARTBEAT, { ...good, ...bad }, '{}')).status, JSON.stringify(bad)).toBe(403);
  });

  it('have no token with rights of ours, nor one of ours without any', async () => {
    const { api } = await openWithBoth();
    for (const body of [
      { name: 'a', scopes: ['read' as const], dialect: 'reigh' as const, expiresInDays: null },
      { name: 'a', scopes: [], dialect: null, expiresInDays: null },
      { name: 'a', scopes: [], expiresInDays: null },
    ])
      expect(await api.createToken({ body })).toMatchObject({ ok: false, problem: { code: 'invalid_request' } });
  });
});
