import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { codeOf, openStudio, value, workerSelf } from '../../studio.fake.ts';

const CLAIM = { models: ['previz-sketch'], loadedModel: null, waitMs: 0 };
const SIZE = { width: 512, height: 512 };

async function openBench() {
  const bench = await openStudio();
  const { api, agent, projectId } = bench;
  const { models } = await value(api.listModels({}));
  const cards = models.map(({ workers: _, online: __, ...card }) => card);
  const comeOnline = () => value(agent.register({ body: workerSelf(cards, uuidv7()) }));
  const ask = (given: object = {}) =>
    value(
      api.createTask({
        body: { projectId, modelId: 'previz-sketch', parameters: { prompt: 'a lamp', size: SIZE }, ...given },
      }),
    );
  const why = async (given: object = {}) => {
    const batch = await ask(given);
    return value(api.readWhy({ params: { id: batch.tasks[0]?.id ?? '' } }));
  };
  const runOne = async (tookMs: number) => {
    const claimed = await value(agent.claim({ body: CLAIM }));
    const bytes = await sharp({
      create: { width: 8, height: 8, channels: 3, background: { r: tookMs % 256, g: 1, b: 1 } },
    })
      .png()
      .toBuffer();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await value(agent.uploadMedia({ params: { sha256 }, bytes: new Blob([new Uint8Array(bytes)]), type: 'image/png' }));
    const results = [{ sha256, seed: 1 }];
    await value(
      agent.deliver({
        params: { id: claimed?.attemptId ?? '' },
        body: { results, runtime: 'previz', versions: {}, unmapped: [], tookMs },
      }),
    );
  };
  const quote = () =>
    value(api.quote({ body: { modelId: 'previz-sketch', parameters: { prompt: 'a lamp', size: SIZE } } }));
  return { ...bench, comeOnline, ask, why, runOne, quote };
}

describe('why a task waits', () => {
  it('is that no machine with its model takes work, each with its reason', async () => {
    const { why } = await openBench();
    const told = await why();
    expect(told.sentence).toMatch(/^No machine with this model takes work now\. Built-in: /);
    expect(told.places[0]).toMatchObject({ worker: { name: 'Built-in' }, blocker: { because: 'not_taking' } });
  });

  it('is that the queue is paused', async () => {
    const { api, why, comeOnline } = await openBench();
    await comeOnline();
    await value(api.pauseQueue({ body: { paused: true } }));
    expect(await why()).toMatchObject({ holds: [{ because: 'queue_paused' }], startsInMs: null });
  });

  it('is what must come before it', async () => {
    const { ask, why, comeOnline } = await openBench();
    await comeOnline();
    const first = (await ask()).tasks[0]?.id ?? '';
    const told = await why({ after: [first] });
    expect(told).toMatchObject({
      holds: [{ because: 'dependency', taskIds: [first] }],
      sentence: 'It waits for one task to finish.',
    });
  });

  it('is who is busy and how many are before it, with the time once that is known', async () => {
    const { ask, why, comeOnline, runOne, agent } = await openBench();
    await comeOnline();
    for (const ms of [4_000, 4_000]) {
      await ask();
      await runOne(ms);
    }
    await ask();
    await value(agent.claim({ body: CLAIM }));
    await ask();
    const told = await why();
    expect(told.sentence).toMatch(/ is busy, and one task is before it; it begins in about [78] seconds\.$/);
    expect(told).toMatchObject({ ahead: 1, places: [{ blocker: { because: 'busy' }, takes: { p50: 4000, of: 2 } }] });
  });

  it('is told of one’s own tasks only', async () => {
    const { api } = await openBench();
    expect(await codeOf(api.readWhy({ params: { id: uuidv7() } }))).toBe('not_found');
  });
});

describe('where a task ran', () => {
  it('is told with the reason', async () => {
    const { api, ask, comeOnline, runOne } = await openBench();
    const { workerId } = await comeOnline();
    const batch = await ask({ onlyWorker: workerId });
    await runOne(100);
    const told = await value(api.readWhy({ params: { id: batch.tasks[0]?.id ?? '' } }));
    expect(told.sentence).toMatch(/^It ran on .+, since it was asked for on this machine\.$/);
    expect(told.here).toMatchObject({ worker: { id: workerId }, chosen: 'pinned' });
  });

  it('can be wished for only where that machine has the model', async () => {
    const { api, projectId } = await openBench();
    const body = { projectId, modelId: 'previz-sketch', parameters: { prompt: 'a lamp' }, onlyWorker: uuidv7() };
    expect(await codeOf(api.createTask({ body }))).toBe('invalid_request');
  });
});

describe('a quote', () => {
  it('knows no time before anything was run, then the time of past runs and its own error', async () => {
    const { quote, ask, runOne, comeOnline } = await openBench();
    const { workerId } = await comeOnline();
    expect(await quote()).toMatchObject({ places: [{ takes: null, startsInMs: 0, priceMicros: 0 }], error: null });
    for (const ms of [2_000, 2_200, 1_800]) {
      await ask();
      await runOne(ms);
    }
    expect(await quote()).toMatchObject({
      places: [{ worker: { id: workerId }, takes: { p50: 2000, p90: 2200, of: 3, scaled: false }, startsInMs: 0 }],
      bestWorkerId: workerId,
      error: { of: 2 },
    });
  });

  it('counts what waits already', async () => {
    const { quote, ask, runOne, comeOnline } = await openBench();
    await comeOnline();
    await ask();
    await runOne(3_000);
    await ask();
    await ask();
    expect((await quote()).places[0]?.startsInMs).toBe(6_000);
  });

  it('remembers the pace of its machines over a restart', async () => {
    const { quote, ask, runOne, comeOnline, studio } = await openBench();
    await comeOnline();
    await ask();
    await runOne(5_000);
    const before = await quote();
    await studio.close();
    const again = await openStudio(studio.folder);
    const after = await value(
      again.api.quote({ body: { modelId: 'previz-sketch', parameters: { prompt: 'x', size: SIZE } } }),
    );
    expect(before.places[0]?.takes?.p50).toBe(5_000);
    expect(again.studio.folder).toBe(studio.folder);
    expect(after.places.map(({ worker }) => worker.id)).toEqual(before.places.map(({ worker }) => worker.id));
    const { models } = await value(again.api.listModels({}));
    await value(
      again.agent.register({
        body: workerSelf(
          models.map(({ workers: _, online: __, ...card }) => card),
          uuidv7(),
        ),
      }),
    );
    const online = await value(
      again.api.quote({ body: { modelId: 'previz-sketch', parameters: { prompt: 'x', size: SIZE } } }),
    );
    expect(online.places[0]?.takes?.p50).toBe(5_000);
  });
});
