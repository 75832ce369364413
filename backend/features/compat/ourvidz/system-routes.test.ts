import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { value } from '../../../studio.fake.ts';
import { openOurvidz } from './ourvidz-bench.fake.ts';

/** A program on this machine that counts who asks it what. */
async function listen(answer: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, reply) => {
    asked.push(request.url ?? '');
    answer(request, reply);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
const healthy: RequestListener = (_request, reply) => reply.end('{"status":"healthy"}');

async function openAllowed(allowed: boolean) {
  const bench = await openOurvidz();
  if (allowed) await value(bench.api.allowProbe({ params: { workerId: bench.worker.workerId }, body: { allowed } }));
  const call = (name: string, body: object = {}) => bench.worker.send('POST', `/functions/v1/${name}`, body);
  return { ...bench, call };
}

describe('an OurVidz program that tells where it is', () => {
  it('is not asked before the owner has allowed it, but remembered', async () => {
    const { call, api, worker } = await openAllowed(false);
    const chat = await listen(healthy);
    const answer = await call('register-chat-worker', {
      worker_url: `${chat.url}/`,
      worker_type: 'pure',
      capabilities: { chat: true },
    });
    expect(answer.json()).toEqual({
      success: true,
      workerUrl: chat.url,
      healthStatus: { isHealthy: false, healthError: 'Not asked: the owner of the studio has not allowed it' },
      responseTimeMs: null,
      registrationInfo: { worker_type: 'pure', capabilities: { chat: true } },
    });
    expect((await call('get-active-worker-url', { worker_type: 'chat' })).json()).toMatchObject({
      success: true,
      worker_url: chat.url,
      isHealthy: false,
      workerCapabilities: { chat: true },
    });
    expect((await call('system-metrics')).json().workers.chat).toMatchObject([{ url: chat.url, status: 'unknown' }]);
    expect(chat.asked).toEqual([]);
    const found = (await value(api.listWorkers({}))).workers.find(each => each.id === worker.workerId);
    expect(found?.host).toBe('127.0.0.1');
  });

  it('is asked how it is where the owner allows it', async () => {
    const { call } = await openAllowed(true);
    const wan = await listen(healthy);
    expect((await call('update-worker-url', { worker_url: wan.url, auto_registered: true })).json()).toMatchObject({
      success: true,
      isHealthy: true,
    });
    expect(wan.asked).toEqual(['/health']);
    const checked = (await call('health-check-workers')).json();
    expect(checked.healthResults).toMatchObject({ wanWorker: { isHealthy: true, workerUrl: wan.url } });
    expect((await call('get-active-worker-url', { worker_type: 'sdxl' })).json()).toMatchObject({
      worker_url: wan.url,
      isHealthy: true,
    });
    expect((await call('system-metrics')).json().workers.wan).toMatchObject([{ status: 'healthy' }]);
  });

  it('is not followed elsewhere, and a program that must answer and does not is not written down', async () => {
    const { call } = await openAllowed(true);
    const target = await listen(healthy);
    const wan = await listen((_request, reply) => reply.writeHead(302, { location: `${target.url}/health` }).end());
    const answer = await call('update-worker-url', { worker_url: wan.url });
    expect([answer.status, answer.json().error]).toEqual([400, expect.stringContaining('did not answer')]);
    expect(target.asked).toEqual([]);
    expect((await call('get-active-worker-url', { worker_type: 'wan' })).status).toBe(404);
  });

  it('cannot have link-local addresses, names or strange ones asked', async () => {
    const { call } = await openAllowed(true);
    for (const url of ['http://169.254.169.254', 'http://[fe80::1]', 'http://localhost:1', 'http://0.0.0.0:1'])
      expect((await call('register-chat-worker', { worker_url: url })).json().healthStatus, url).toEqual({
        isHealthy: false,
        healthError: expect.stringContaining('does not fetch from'),
      });
    for (const url of ['', 'nowhere', 'file:///etc/passwd', 'http://user:pass@10.0.0.1', 7, null]) {
      const answer = await call('register-chat-worker', { worker_url: url });
      expect([answer.status, answer.json()]).toEqual([
        400,
        { success: false, code: 'invalid_request', error: 'worker_url is not an address' },
      ]);
    }
    const long = await call('register-chat-worker', {
      worker_url: 'http://10.0.0.1',
      capabilities: 'x'.repeat(20_000),
    });
    expect(long.status).toBe(413);
  });

  it('asks by a type that is there', async () => {
    const { call } = await openAllowed(false);
    expect((await call('get-active-worker-url', { worker_type: 'tea' })).status).toBe(400);
    expect((await call('get-active-worker-url', { worker_type: 'chat' })).json()).toMatchObject({
      success: false,
      error: 'No chat worker has told its address',
    });
  });
});

describe('what OurVidz’s programs ask of the studio itself', () => {
  it('are the queues and how long they are likely to take', async () => {
    const { call, ask } = await openAllowed(false);
    await ask('ourvidz-sdxl-fast', { prompt: 'fog', count: 4 });
    expect((await call('system-metrics')).json()).toMatchObject({
      queues: { sdxl_queue: 4, wan_queue: 0 },
      etaEstimates: { sdxl: '1-3 mins', wan: 'immediate' },
    });
  });

  it('is how the database is made, and never what is in it', async () => {
    const { call } = await openAllowed(false);
    const { tables, buckets } = (await call('get-schema-info', { action: 'schema' })).json();
    expect(tables.find((each: { table: string }) => each.table === 'task').columns).toContainEqual({
      name: 'model_id',
      type: 'TEXT',
    });
    expect(buckets).toContain('workspace-temp');
    expect((await call('get-schema-info', { action: 'query', query: 'SELECT * FROM token' })).status).toBe(403);
  });

  it('is a test, which is a true task for that very worker', async () => {
    const { call, worker, make } = await openAllowed(false);
    const { image } = (await call('generate-admin-image', { prompt: 'a test card', mode: 'high' })).json();
    expect(image).toMatchObject({ url: null, prompt: 'a test card', metadata: { status: 'queued' } });
    expect(await (await make('Cellar PC')).pop()).toBeNull();
    expect(await worker.pop()).toMatchObject({ id: image.id, type: 'sdxl_image_high', prompt: 'a test card' });
    expect((await call('generate-admin-image', { prompt: ' ' })).status).toBe(400);
  });

  it('is a record of their own, into which each word is merged', async () => {
    const { worker, make } = await openAllowed(false);
    const patch = (by: typeof worker, body: unknown, headers = {}) =>
      by.send('PATCH', '/rest/v1/system_config', JSON.stringify(body), { headers });
    expect((await patch(worker, { config: { last_health_check: 1, worker_status: 'up' } })).status).toBe(204);
    const other = await make('Cellar PC');
    await patch(other, { config: { worker_status: 'down' } });
    const merged = await patch(worker, { config: { last_health_check: 2 } }, { prefer: 'return=representation' });
    expect(merged.json()).toEqual([{ id: 1, config: { last_health_check: 2, worker_status: 'up' } }]);
    for (const [body, status] of [
      [{ config: 'all' }, 400],
      [{}, 400],
      [{ config: { a: 'x'.repeat(70_000) } }, 413],
    ] as const) {
      const answer = await patch(worker, body);
      expect([answer.status, Object.keys(answer.json())]).toEqual([status, ['code', 'details', 'hint', 'message']]);
    }
    const after = await patch(worker, { config: {} }, { prefer: 'return=representation' });
    expect(after.json()[0].config).toEqual({ last_health_check: 2, worker_status: 'up' });
  });
});
