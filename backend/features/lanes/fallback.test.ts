import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { OWN_MACHINES, type Policy } from '../../contract/policy.ts';
import { value, workerSelf } from '../../studio.fake.ts';
import { MODEL, openLaneBench, picture, readLedger, startReplicate } from './lane-bench.fake.ts';

const SKETCH = 'previz-sketch';
const CENT = 10_000;

/** A studio whose own machine is away, with a cloud where a picture costs four cents. */
async function openHouse(policy: Partial<Policy> = {}) {
  const fake = await startReplicate();
  const bench = await openLaneBench(fake);
  const { api, projectId } = bench;
  await value(api.changePolicy({ params: { id: projectId }, body: { ...OWN_MACHINES, ...policy } }));
  await value(api.addStandIn({ body: { modelId: SKETCH, standInId: MODEL } }));
  const askSketch = (count = 1) =>
    value(api.createTask({ body: { projectId, modelId: SKETCH, parameters: { prompt: 'a lamp', count } } }));
  return { ...bench, fake, askSketch };
}

describe('a task that no own machine begins', () => {
  it('runs on a cloud as the named stand-in, and everywhere says so', async () => {
    const { api, askSketch, become, fake, folder } = await openHouse({
      steps: [{ lane: 'replicate', afterMs: 0, upToMicros: 5 * CENT }],
    });
    const batch = await become((await askSketch()).id, 'succeeded');
    const why = await value(api.readWhy({ params: { id: batch.tasks[0]?.id ?? '' } }));
    expect(why.here).toMatchObject({ worker: { name: 'Replicate' }, chosen: 'fallback' });
    const detail = await value(api.readGeneration({ params: { id: batch.takes[0]?.id ?? '' } }));
    expect(detail.variants[0]?.recipe.model.id).toBe(MODEL);
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: 4 * CENT, holds: 1 });
    const { fallback } = await value(api.readSummary({ querystring: {} }));
    expect(fallback).toEqual([
      {
        ...{ lane: 'replicate', reason: { because: 'away', machines: ['Built-in'] } },
        ...{ tasks: 1, micros: 4 * CENT, ownWaitMs: null },
      },
    ]);
  });

  it('is written down with the wait that it was spared, as far as that could be told', async () => {
    const { api, agent, projectId, askSketch, become } = await openHouse();
    const { models } = await value(api.listModels({}));
    const sketch = models.filter(({ id }) => id === SKETCH).map(({ workers: _, online: __, ...card }) => card);
    await value(agent.register({ body: workerSelf(sketch, uuidv7()) }));
    const claim = () => value(agent.claim({ body: { models: [SKETCH], loadedModel: null, waitMs: 0 } }));
    const first = await askSketch();
    const { attemptId = '' } = (await claim()) ?? {};
    const sha256 = createHash('sha256').update(picture).digest('hex');
    await value(agent.uploadMedia({ params: { sha256 }, bytes: new Uint8Array(picture), type: 'image/png' }));
    const result = { results: [{ sha256, seed: 1 }], runtime: 'previz', versions: {}, unmapped: [], tookMs: 600_000 };
    await value(agent.deliver({ params: { id: attemptId }, body: result }));
    await become(first.id, 'succeeded');
    await askSketch();
    await claim();
    const steps = [{ lane: 'replicate' as const, afterMs: 0, upToMicros: null }];
    await value(api.changePolicy({ params: { id: projectId }, body: { ...OWN_MACHINES, steps } }));
    await become((await askSketch()).id, 'succeeded');
    const { charges } = await value(api.listCharges({ querystring: {} }));
    expect(charges).toMatchObject([{ reason: { because: 'busy' }, ownWaitMs: expect.any(Number) }]);
    // It stood behind one task that had just begun, of which such a one took ten minutes.
    expect(charges[0]?.ownWaitMs).toBeGreaterThan(300_000);
    expect(charges[0]?.ownWaitMs).toBeLessThanOrEqual(600_000);
  });

  it('is sent nowhere while its project stays at home', async () => {
    const { api, askSketch, fake } = await openHouse({
      steps: [{ lane: 'replicate', afterMs: 0, upToMicros: null }],
      staysHome: true,
    });
    const { tasks } = await askSketch();
    await new Promise(resolve => setTimeout(resolve, 300));
    const why = await value(api.readWhy({ params: { id: tasks[0]?.id ?? '' } }));
    expect(why.status).toBe('queued');
    expect(why.places.find(({ lane }) => lane === 'replicate')?.blocker).toEqual({ because: 'stays_home' });
    expect(fake.bill()).toEqual([]);
  });
});

describe('a hundred tasks at once', () => {
  it('come up to the cap and not a cent past it; the rest wait with that as their reason, and go on when it is raised', async () => {
    const { api, askSketch, fake, folder, until } = await openHouse({
      steps: [{ lane: 'replicate', afterMs: 0, upToMicros: null }],
    });
    await value(api.changeLimits({ body: { dayMicros: 15 * CENT } }));
    const batches = await Promise.all(Array.from({ length: 20 }, () => askSketch(5)));
    const done = async () => {
      const read = await Promise.all(batches.map(({ id }) => value(api.readBatch({ params: { id } }))));
      return read.flatMap(({ tasks }) => tasks).filter(({ status }) => status === 'succeeded').length;
    };
    await until(async () => (await done()) === 3);
    const waiting = batches[19]?.tasks[4]?.id ?? '';
    const { places } = await value(api.readWhy({ params: { id: waiting } }));
    expect(places.find(({ lane }) => lane === 'replicate')?.blocker).toMatchObject({
      because: 'over_cap',
      cap: 'day',
      limitMicros: 15 * CENT,
      committedMicros: 12 * CENT,
    });
    expect(fake.bill()).toHaveLength(3);
    expect(readLedger(folder)).toEqual({ held: 0, spent: 12 * CENT, holds: 3 });
    await value(api.changeLimits({ body: { dayMicros: 20 * CENT } }));
    await until(async () => (await done()) === 5);
    expect(fake.bill()).toHaveLength(5);
  });
});
