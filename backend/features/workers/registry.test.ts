import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../contract/client.ts';
import { ModelCard } from '../../contract/models.ts';
import { worker } from '../../contract/worker.ts';
import { codeOf, openStudio, ROOT, value, workerSelf } from '../../studio.fake.ts';

const card = ModelCard.parse(
  JSON.parse(readFileSync(path.join(ROOT, 'resources/model-cards/previz-sketch.json'), 'utf8')),
);
const CLAIM = { models: [card.id], loadedModel: null, waitMs: 0 };
const hash = (sign: string) => sign.repeat(64);
const withFile = (id: string, sha256: string | null, more: Partial<ModelCard> = {}): ModelCard => ({
  ...card,
  id,
  file: { name: `${id}.safetensors`, sha256, bytes: null },
  ...more,
});

/** A studio with its built-in worker and one more that was paired, both played by the test. */
async function openTwo() {
  const bench = await openStudio();
  const { api, studio, agent, projectId } = bench;
  await value(agent.register({ body: workerSelf([card], uuidv7()) }));
  const ask = (parameters: object = {}) =>
    value(api.createTask({ body: { projectId, modelId: card.id, parameters: { prompt: 'a lamp', ...parameters } } }));
  const claim = () => value(agent.claim({ body: CLAIM }));
  const deliver = async (id: string) => {
    const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: 'red' } });
    const bytes = new Uint8Array(await picture.png().toBuffer());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await value(agent.uploadMedia({ params: { sha256 }, bytes, type: 'image/png' }));
    const body = { results: [{ sha256, seed: 7 }], runtime: 'previz', versions: {}, unmapped: [], tookMs: 5 };
    await value(agent.deliver({ params: { id }, body }));
  };
  const { secret } = await value(
    api.createToken({ body: { name: 'Den', scopes: ['claim', 'deliver'], expiresInDays: null } }),
  );
  const den = createClient(
    worker,
    request => {
      request.headers.set('authorization', `Bearer ${secret}`);
      return fetch(request);
    },
    studio.address,
  );
  const instanceId = uuidv7();
  const registerDen = (models: ModelCard[], more: object = {}) =>
    value(den.register({ body: { ...workerSelf(models, instanceId), name: 'Den', ...more } }));
  const read = async (id: string) => (await value(api.listWorkers({}))).workers.find(known => known.id === id);
  const readBatch = (id: string) => value(api.readBatch({ params: { id } }));
  return { ...bench, ask, claim, deliver, readBatch, den, registerDen, readWorker: read };
}

describe('a model', () => {
  it('is one under two names when its bytes are the same, and is asked of each machine by its own name', async () => {
    const { agent, api, registerDen } = await openTwo();
    const first = await value(agent.register({ body: workerSelf([withFile('sdxl', hash('a'))], uuidv7()) }));
    const second = await registerDen([withFile('sd-xl-base', hash('a'))]);
    expect(first.models).toEqual([{ own: 'sdxl', id: 'sdxl', runtime: card.runtime }]);
    expect(second.models).toEqual([{ own: 'sd-xl-base', id: 'sdxl', runtime: card.runtime }]);
    const { models } = await value(api.listModels({}));
    expect(models.filter(model => model.id.startsWith('sd')).map(model => [model.id, model.workers])).toEqual([
      ['sdxl', 2],
    ]);
    const matrix = await value(api.readMatrix({}));
    expect(matrix.models.find(model => model.id === 'sdxl')?.sites.map(site => [site.own, site.knownBy])).toEqual([
      ['sdxl', 'hash'],
      ['sd-xl-base', 'hash'],
    ]);
  });

  it('is two under one name when its bytes differ, and stays what it was where a hash is not known', async () => {
    const { agent, registerDen } = await openTwo();
    await value(agent.register({ body: workerSelf([withFile('sdxl', hash('a'))], uuidv7()) }));
    expect((await registerDen([withFile('sdxl', hash('b'))])).models[0]?.id).toBe(`sdxl-${'b'.repeat(8)}`);
    expect((await registerDen([withFile('sdxl', null)])).models[0]?.id).toBe('sdxl');
  });

  it('can be asked for all that any of its machines can do', async () => {
    const { agent, api, registerDen } = await openTwo();
    const steps = { name: 'steps', type: 'integer', label: 'Steps', group: 'sampling', min: 1, max: 20 } as const;
    const sampler = (values: string[]) =>
      ({
        name: 'sampler',
        type: 'choice',
        label: 'Sampler',
        group: 'sampling',
        choices: values.map(value => ({ value, label: value })),
      }) as const;
    const one = withFile('sdxl', hash('a'), { parameters: [steps, sampler(['euler', 'dpm'])] });
    const two = withFile('sdxl', hash('a'), { parameters: [{ ...steps, max: 100 }, sampler(['dpm', 'lcm'])] });
    await value(agent.register({ body: workerSelf([one], uuidv7()) }));
    await registerDen([two]);
    const sdxl = (await value(api.listModels({}))).models.find(model => model.id === 'sdxl');
    expect(sdxl?.parameters.find(({ name }) => name === 'steps')).toMatchObject({ min: 1, max: 100 });
    expect(sdxl?.parameters.find(({ name }) => name === 'sampler')?.choices?.map(({ value }) => value)).toEqual([
      'euler',
      'dpm',
      'lcm',
    ]);
  });

  it('that no machine has any more is offered no more, and what was asked of it waits', async () => {
    const { api, registerDen, projectId, readBatch } = await openTwo();
    await registerDen([withFile('flux', hash('f'))]);
    const body = { projectId, modelId: 'flux', parameters: { prompt: 'a lamp' } };
    const { id } = await value(api.createTask({ body }));
    await registerDen([]);
    expect((await value(api.listModels({}))).models.some(model => model.id === 'flux')).toBe(false);
    expect((await readBatch(id)).tasks[0]?.status).toBe('queued');
  });
});

describe('a worker', () => {
  it('that drains finishes what it runs, shows that, and takes nothing more until it is let go on', async () => {
    const { ask, claim, agent, api, deliver, readWorker } = await openTwo();
    const workers = await value(api.listWorkers({}));
    const id = workers.workers.find(known => known.builtIn)?.id ?? '';
    await ask({ count: 2 });
    const held = await claim();
    expect((await value(api.drainWorker({ params: { id }, body: { draining: true } }))).state).toBe('draining');
    expect(await claim()).toBeUndefined();
    await deliver(held?.attemptId ?? '');
    expect(await readWorker(id)).toMatchObject({ state: 'paused', load: null, faults: { failed: 0, of: 1 } });
    const waiting = agent.claim({ body: { ...CLAIM, waitMs: 20_000 } });
    await sleep(100);
    await value(api.drainWorker({ params: { id }, body: { draining: false } }));
    // The claim that sat out is answered at once, so that the agent asks again.
    expect(await value(waiting)).toBeUndefined();
    expect(await claim()).toBeDefined();
  });

  it('that is paused while it waits for a task is handed none', async () => {
    const { ask, agent, api, readWorker } = await openTwo();
    const id = (await value(api.listWorkers({}))).workers.find(known => known.builtIn)?.id ?? '';
    const waiting = agent.claim({ body: { ...CLAIM, waitMs: 20_000 } });
    await sleep(100);
    await value(api.pauseWorker({ params: { id }, body: { paused: true } }));
    await ask();
    expect(await value(waiting)).toBeUndefined();
    expect((await readWorker(id))?.state).toBe('paused');
  });

  it('that fails five of eight by its own fault is set aside with the reason, and goes on when it is let', async () => {
    const { den, api, registerDen, readWorker, projectId } = await openTwo();
    const { workerId } = await registerDen([withFile('flux', hash('f'))]);
    const problem = { code: 'runtime_failed' as const, message: 'Out of memory.', runtime: 'x', reason: 'x' };
    const body = { projectId, modelId: 'flux', parameters: { prompt: 'a lamp', count: 6 } };
    await value(api.createTask({ body }));
    const claim = () => value(den.claim({ body: { models: ['flux'], loadedModel: null, waitMs: 0 } }));
    for (let n = 0; n < 5; n++) {
      const { attemptId = '' } = (await claim()) ?? {};
      await value(den.fail({ params: { id: attemptId }, body: { problem, retryable: true } }));
    }
    const aside = await readWorker(workerId);
    expect(aside).toMatchObject({ setAside: true, state: 'paused', faults: { failed: 5, of: 5 } });
    expect(aside?.reason).toContain('Out of memory.');
    expect(await claim()).toBeUndefined();
    await value(api.pauseWorker({ params: { id: workerId }, body: { paused: false } }));
    expect(await readWorker(workerId)).toMatchObject({
      setAside: false,
      state: 'online',
      faults: { failed: 0, of: 0 },
    });
    expect(await claim()).toBeDefined();
  });

  it('keeps the name that a person gave it, and says why it can run nothing', async () => {
    const { den, api, registerDen, readWorker } = await openTwo();
    const { workerId } = await registerDen([]);
    await value(api.renameWorker({ params: { id: workerId }, body: { name: 'Attic' } }));
    await value(den.sayTrouble({ body: { reason: 'ComfyUI at http://den:8188 does not answer.' } }));
    expect(await readWorker(workerId)).toMatchObject({
      state: 'offline',
      reason: 'ComfyUI at http://den:8188 does not answer.',
    });
    await registerDen([]);
    expect(await readWorker(workerId)).toMatchObject({ name: 'Attic', state: 'online' });
  });

  it('that is removed is let in no more; the built-in one cannot be', async () => {
    const { den, api, registerDen, readWorker } = await openTwo();
    const { workerId } = await registerDen([]);
    await value(api.removeWorker({ params: { id: workerId } }));
    expect(await readWorker(workerId)).toBeUndefined();
    expect(await codeOf(den.claim({ body: { ...CLAIM } }))).toBe('not_signed_in');
    const id = (await value(api.listWorkers({}))).workers.find(known => known.builtIn)?.id ?? '';
    expect(await codeOf(api.removeWorker({ params: { id } }))).toBe('conflict');
    expect(await codeOf(api.removeWorker({ params: { id: workerId } }))).toBe('not_found');
  });
});
