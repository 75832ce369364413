import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { launchWorkerProcess } from '../../backend/launch-worker-process.ts';
import { codeOf, openStudio, ROOT, value } from '../../backend/studio.fake.ts';
import { startComfyuiFake } from '../runtimes/comfyui/comfyui.fake.ts';

const PATIENT = { timeout: 40_000, interval: 100 };

/** A studio whose built-in worker is the real agent in its own process. */
async function openWithAgent() {
  const bench = await openStudio(undefined, {
    launchWorker: env => {
      const child = launchWorkerProcess(ROOT, env);
      onTestFinished(() => child.kill('SIGKILL'));
      return child;
    },
  });
  const { api } = bench;
  const readWorkers = async () => (await value(api.listWorkers({}))).workers;
  await vi.waitFor(async () => expect((await readWorkers())[0]?.state).toBe('online'), PATIENT);
  const stateOf = async (id: string) => (await readWorkers()).find(worker => worker.id === id);
  const until = (id: string, state: string) =>
    vi.waitFor(async () => {
      const worker = await stateOf(id);
      expect(worker?.state).toBe(state);
      return worker;
    }, PATIENT);
  return { ...bench, stateOf, until };
}

describe('an engine on an address', () => {
  it('is looked at before it is added, and every way to be of no use is told apart', async () => {
    const { api } = await openWithAgent();
    const comfy = await startComfyuiFake();
    onTestFinished(() => comfy.close());
    const found = await value(
      api.testEngine({ body: { kind: 'comfyui', address: `${comfy.address}/some/path`, credentials: null } }),
    );
    expect(found).toMatchObject({ kind: 'comfyui', address: comfy.address });
    expect(found.models.length).toBeGreaterThan(0);

    const other = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
    await new Promise(resolve => other.once('listening', resolve));
    onTestFinished(() => void other.close());
    const bound = other.address();
    const port = typeof bound === 'object' && bound ? bound.port : 0;
    const test = (address: string) => codeOf(api.testEngine({ body: { kind: 'comfyui', address, credentials: null } }));
    expect(await test(`http://127.0.0.1:${port}`)).toBe('wrong_engine');
    expect(await test('http://127.0.0.1:9')).toBe('unreachable');
    expect(await test('ftp://127.0.0.1')).toBe('invalid_request');
    const locked = await startComfyuiFake({ credentials: 'ann:secret' });
    onTestFinished(() => locked.close());
    expect(await test(locked.address)).toBe('engine_locked');
  }, 60_000);

  it('becomes a worker, its models can be asked for, and it makes them; once removed it is gone and what it made names it', async () => {
    const { api, projectId, until, stateOf } = await openWithAgent();
    const comfy = await startComfyuiFake();
    onTestFinished(() => comfy.close());
    const added = await value(
      api.addEngine({ body: { kind: 'comfyui', address: comfy.address, credentials: null, name: 'Den' } }),
    );
    expect(added).toMatchObject({ name: 'Den', engine: { kind: 'comfyui', address: comfy.address, locked: false } });
    const online = await until(added.id, 'online');
    expect(online?.modelIds.length).toBeGreaterThan(0);

    const batch = await value(api.testWorker({ params: { id: added.id }, body: { projectId } }));
    const done = await vi.waitFor(async () => {
      const read = await value(api.readBatch({ params: { id: batch.id } }));
      expect(read.tasks[0]).toMatchObject({ status: 'succeeded', worker: { id: added.id, name: 'Den' } });
      return read;
    }, PATIENT);
    expect(done.takes.length).toBe(1);
    expect((await stateOf(added.id))?.speed.length).toBe(1);
    const twice = { kind: 'comfyui', address: comfy.address, credentials: null, name: 'Again' } as const;
    expect(await codeOf(api.addEngine({ body: twice }))).toBe('conflict');

    await value(api.removeWorker({ params: { id: added.id } }));
    expect(await stateOf(added.id)).toBeUndefined();
    const { models } = await value(api.listModels({}));
    expect(models.some(model => online?.modelIds.includes(model.id))).toBe(false);
    const after = await value(api.readBatch({ params: { id: batch.id } }));
    expect(after.tasks[0]?.worker?.name).toBe('Den');
  }, 90_000);

  it('that stops answering is offline with the reason and keeps its models; when it answers again it works again', async () => {
    const { api, until } = await openWithAgent();
    const comfy = await startComfyuiFake();
    const { port } = new URL(comfy.address);
    const body = { kind: 'comfyui', address: comfy.address, credentials: null, name: 'Den' } as const;
    await comfy.close();
    const { id } = await value(api.addEngine({ body }));
    const offline = await vi.waitFor(async () => {
      const worker = await until(id, 'offline');
      expect(worker?.reason).toContain(comfy.address);
      return worker;
    }, PATIENT);
    expect(offline?.reason).toContain('does not answer');
    const again = await startComfyuiFake({ port: Number(port) });
    onTestFinished(() => again.close());
    expect((await until(id, 'online'))?.modelIds.length).toBeGreaterThan(0);
  }, 90_000);
});
