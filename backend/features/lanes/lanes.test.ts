import { describe, expect, it } from 'vitest';
import { value } from '../../studio.fake.ts';
import { KEY, MODEL, openLaneBench, readLedger, startReplicate } from './lane-bench.fake.ts';

describe('a lane to a cloud', () => {
  it('runs what no own machine can, stores the take, says where it ran and pays what was set aside', async () => {
    const fake = await startReplicate();
    const { api, ask, become, folder } = await openLaneBench(fake);
    const batch = await become((await ask({ seed: 7 })).id, 'succeeded');
    expect(batch.takes).toHaveLength(1);
    const detail = await value(api.readGeneration({ params: { id: batch.takes[0]?.id ?? '' } }));
    expect(detail.variants[0]?.recipe).toMatchObject({
      model: { id: MODEL },
      runtime: 'replicate',
      worker: 'Replicate',
      versions: { model: 'black-forest-labs/flux-1.1-pro' },
    });
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: 40_000, holds: 1 });
  });

  it('tells the cloud for how long it may try, and never tells its key on', async () => {
    const fake = await startReplicate();
    const { api, ask, become, workerToken } = await openLaneBench(fake);
    await become((await ask()).id, 'succeeded');
    const submit = fake.seen.find(({ path, body }) => path === '/v1/predictions' && body !== '');
    expect(submit?.headers['cancel-after']).toBe('600s');
    const told = JSON.stringify([await value(api.listClouds({})), await value(api.listWorkers({})), workerToken]);
    expect(told).not.toContain(KEY);
    expect(told).toContain('"account":"ann"');
  });
});
