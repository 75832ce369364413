import { describe, expect, it } from 'vitest';
import type { WireRequest, WireResponse } from '../../backend/contract/wire.ts';
import { createApi } from './api-context.tsx';
import { ipcFetch } from './ipc-fetch.ts';
import { fakeId, fakeMedia } from './shapes.fake.ts';

function setUp(answer: (wire: WireRequest) => WireResponse | Promise<WireResponse>) {
  const sent: WireRequest[] = [];
  const fetch = ipcFetch({
    request: async wire => {
      sent.push(wire);
      return answer(wire);
    },
  });
  return { sent, api: createApi({ fetch, origin: 'http://studio.invalid' }) };
}
const reply = (status: number, body: unknown): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: body === undefined ? '' : JSON.stringify(body),
});

describe('ipcFetch', () => {
  it('carries the path, the query and a JSON body as text', async () => {
    const { sent, api } = setUp(({ method }) =>
      method === 'GET'
        ? reply(200, { batches: [], nextCursor: null })
        : reply(200, { running: 0, waiting: 0, delayed: 0, paused: true }),
    );
    const result = await api.pauseQueue({ body: { paused: true } });
    expect(result).toMatchObject({ ok: true, value: { paused: true } });
    expect(sent[0]).toMatchObject({ method: 'POST', url: '/api/queue/pause', body: '{"paused":true}' });
    await api.listBatches({ querystring: { projectId: fakeId(1), limit: 3 } });
    expect(sent[1]?.url).toBe(`/api/batches?projectId=${fakeId(1)}&limit=3`);
  });

  it('carries a file as its bytes with its type', async () => {
    const { sent, api } = setUp(() => reply(201, { media: fakeMedia(), recipe: null }));
    const result = await api.importMedia({ bytes: new Uint8Array([1, 2, 3]), type: 'image/png' });
    expect(result.ok).toBe(true);
    expect(sent[0]?.body).toEqual(new Uint8Array([1, 2, 3]));
    expect(sent[0]?.headers['content-type']).toBe('image/png');
  });

  it('gives an answer without a body, and a refusal with its facts', async () => {
    const { api } = setUp(({ method }) =>
      method === 'DELETE' ? reply(204, undefined) : reply(507, { code: 'disk_full', message: 'full' }),
    );
    expect(await api.signOut({})).toEqual({ ok: true, value: undefined });
    expect(await api.readSession({})).toEqual({ ok: false, problem: { code: 'disk_full', message: 'full' } });
  });

  it('rejects at once when the caller gives up', async () => {
    const { api } = setUp(() => new Promise<WireResponse>(() => {}));
    const controller = new AbortController();
    const call = api.listWorkers({}, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toThrow();
  });
});
