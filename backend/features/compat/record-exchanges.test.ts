import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../contract/tokens.ts';
import { codeOf, openStudio, value } from '../../studio.fake.ts';
import { HELD } from './recorder.ts';

const HEARTBEAT = '/rest/v1/rpc/func_worker_heartbeat_with_logs';

async function openWatched(dialect: Dialect = 'reigh') {
  const { studio, api } = await openStudio();
  const { secret, anonKey, token } = await value(
    api.createToken({ body: { name: 'PC', scopes: [], dialect, expiresInDays: null } }),
  );
  const workerId = token.workerId ?? '';
  const send = (url: string, payload: string | object, headers: Record<string, string> = {}) =>
    studio.app.inject({ method: 'POST', url, headers: { host: 'localhost', ...headers }, payload });
  const watch = (after = 0) => value(api.listExchanges({ params: { workerId }, querystring: { after } }));
  return { studio, api, secret, anonKey: anonKey ?? '', workerId, send, watch };
}

describe('what a worker of another studio asks', () => {
  it('can be watched with both bodies, without what lets it in', async () => {
    const { send, watch, secret, anonKey } = await openWatched();
    const headers = { authorization: `Bearer ${secret}`, apikey: anonKey };
    await send(`${HEARTBEAT}?apikey=${anonKey}`, { status_param: 'active', note: `I am ${secret}` }, headers);
    const { exchanges } = await watch();
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]).toMatchObject({ method: 'POST', path: `${HEARTBEAT}?apikey=[hidden]`, status: 200 });
    expect(exchanges[0]?.request).toContain('"status_param": "active"');
    expect(exchanges[0]?.response).toContain('"success": true');
    expect(exchanges[0]?.requestBytes).toBeGreaterThan(50);
    const all = JSON.stringify(exchanges);
    for (const hidden of [secret.slice(4), anonKey, anonKey.split('.')[2] ?? '']) expect(all).not.toContain(hidden);
  });

  it('is written down where it failed, too: malformed, unknown, too large', async () => {
    const { send, watch, secret } = await openWatched();
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    await send(HEARTBEAT, '{"status_param":', headers);
    await send('/functions/v1/no-such-function', '{}', headers);
    await send(HEARTBEAT, JSON.stringify({ x: 'a '.repeat(600_000) }), headers);
    const { exchanges } = await watch();
    expect(exchanges.map(({ status }) => status)).toEqual([400, 404, 413]);
    expect(exchanges[0]?.request).toBe('[not readable]');
  });

  it('is told from the last one that is known, and the oldest go', async () => {
    const { send, watch, secret } = await openWatched();
    for (let i = 0; i < HELD + 5; i += 1) await send(HEARTBEAT, {}, { apikey: secret });
    const { exchanges } = await watch();
    expect(exchanges).toHaveLength(HELD);
    const last = exchanges.at(-1)?.seq ?? 0;
    expect(exchanges[0]?.seq).toBe(last - HELD + 1);
    expect((await watch(last - 2)).exchanges.map(({ seq }) => seq)).toEqual([last - 1, last]);
  });

  it('is apart from what strangers ask, who are shown where the doors are open', async () => {
    const { send, watch } = await openWatched();
    await send('/functions/v1/claim-next-task', { worker_id: 'gpu-1' }, { authorization: 'Bearer wrong-key-1234' });
    const { exchanges, strangers } = await watch();
    expect(exchanges).toEqual([]);
    expect(strangers).toMatchObject([{ path: '/functions/v1/claim-next-task', status: 403 }]);
    expect(JSON.stringify(strangers)).not.toContain('wrong-key');
  });

  it('is for the owner alone', async () => {
    const { studio, api, workerId, secret } = await openWatched();
    const url = `/api/compat/${workerId}/exchanges`;
    for (const authorization of [undefined, `Bearer ${secret}`]) {
      const headers = { host: 'localhost', ...(authorization && { authorization }) };
      expect((await studio.app.inject({ url, headers })).statusCode).toBeGreaterThanOrEqual(401);
    }
    const id = '019b0000-0000-7000-8000-000000000000';
    expect(await codeOf(api.listExchanges({ params: { workerId: id }, querystring: {} }))).toBe('not_found');
  });
});
