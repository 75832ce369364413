import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
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

  it('leaves its key nowhere in clear: in no file, no event and no word of the log', async () => {
    const fake = await startReplicate();
    fake.plan('submit', { kind: 'status', status: 422, body: JSON.stringify({ detail: `bad key ${KEY}` }) });
    const said: string[] = [];
    const { ask, become, folder } = await openLaneBench(fake, { log: words => said.push(words) });
    const { tasks } = await become((await ask()).id, 'failed');
    expect(tasks[0]?.problem?.message).toContain('bad key …');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
    expect(files.map(({ name }) => name)).toContain('vault.json');
    for (const { parentPath, name } of files)
      expect(readFileSync(path.join(parentPath, name)).includes(KEY), name).toBe(false);
    expect(said.join()).not.toContain(KEY);
  });
});
