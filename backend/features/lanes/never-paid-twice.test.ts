import { describe, expect, it } from 'vitest';
import { openReplicate } from '../../providers/replicate/open-replicate.ts';
import { codeOf, value } from '../../studio.fake.ts';
import { openLaneBench, QUICK, readLedger, startReplicate } from './lane-bench.fake.ts';

const PRICE = 40_000;

describe('what is sent to a cloud', () => {
  it('is sent again where the cloud said no, or nobody was there to hear it', async () => {
    const fake = await startReplicate();
    fake.plan('submit', { kind: 'status', status: 429, retryAfter: '0' });
    fake.plan('submit', { kind: 'status', status: 429 });
    const { ask, become, folder } = await openLaneBench(fake);
    await become((await ask()).id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: PRICE, holds: 1 });
  });

  it.each(['cut-after', 'garble'] as const)(
    'is found in the cloud’s own list when the answer was lost (%s), and not sent again',
    async kind => {
      const fake = await startReplicate();
      fake.plan('submit', { kind });
      const { ask, become, folder } = await openLaneBench(fake);
      const batch = await become((await ask({ seed: 3 })).id, 'succeeded');
      expect(batch.takes).toHaveLength(1);
      expect(fake.bill()).toHaveLength(1);
      expect(readLedger(folder)).toEqual({ held: 0, spent: PRICE, holds: 1 });
    },
  );

  it('is sent again only once the list has lacked it for long enough', async () => {
    const fake = await startReplicate();
    fake.plan('submit', { kind: 'cut-before' });
    const { ask, become, folder } = await openLaneBench(fake);
    await become((await ask()).id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: PRICE, holds: 2 });
  });

  it('is each found where two of one input were lost, and neither is taken for the other', async () => {
    const fake = await startReplicate();
    fake.plan('submit', { kind: 'cut-after' });
    fake.plan('submit', { kind: 'cut-after' });
    const { ask, become, folder } = await openLaneBench(fake);
    const [one, two] = [await ask({ seed: 3 }), await ask({ seed: 3 })];
    await become(one.id, 'succeeded');
    await become(two.id, 'succeeded');
    expect(fake.bill()).toHaveLength(2);
    expect(readLedger(folder)).toEqual({ held: 0, spent: 2 * PRICE, holds: 2 });
  });

  it('waits for a person where the list cannot be read, who says that it never ran', async () => {
    const fake = await startReplicate({ fault: what => (what === 'list' ? { kind: 'status', status: 500 } : null) });
    fake.plan('submit', { kind: 'cut-before' });
    const { api, ask, read, become, until, folder } = await openLaneBench(fake);
    const { id, tasks } = await ask();
    const task = tasks[0]?.id ?? '';
    const held = await until(async () => (await read(id)).tasks.find(each => each.held !== null));
    expect(held).toMatchObject({ status: 'queued', held: { code: 'submission_unknown', provider: 'Replicate' } });
    expect(fake.bill()).toHaveLength(0);
    expect(readLedger(folder)).toEqual({ held: PRICE, spent: 0, holds: 1 });
    await value(api.decideHeld({ params: { id: task }, body: { decision: 'again' } }));
    await become(id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: PRICE, holds: 2 });
    expect(await codeOf(api.decideHeld({ params: { id: task }, body: { decision: 'again' } }))).toBe('conflict');
  });

  it('counts as spent when a person gives it up, or cancels it, since it may have run', async () => {
    const fake = await startReplicate({ fault: what => (what === 'list' ? { kind: 'status', status: 500 } : null) });
    fake.plan('submit', { kind: 'cut-after' });
    fake.plan('submit', { kind: 'cut-after' });
    const { api, ask, read, become, until, folder } = await openLaneBench(fake);
    const [one, two] = [await ask(), await ask()];
    for (const { id } of [one, two]) await until(async () => (await read(id)).tasks.find(each => each.held !== null));
    await value(api.decideHeld({ params: { id: one.tasks[0]?.id ?? '' }, body: { decision: 'give-up' } }));
    await value(api.cancelTask({ params: { id: two.tasks[0]?.id ?? '' } }));
    await become(one.id, 'failed');
    await become(two.id, 'cancelled');
    await until(async () => readLedger(folder).held === 0);
    expect(readLedger(folder)).toEqual({ held: 0, spent: 2 * PRICE, holds: 2 });
  });
});

describe('a run that comes to nothing', () => {
  it('costs nothing when it failed there, and the task fails with the cloud’s own words where no other place is left', async () => {
    const fake = await startReplicate({ failWith: () => 'NSFW content detected' });
    const { ask, become, folder } = await openLaneBench(fake);
    const { tasks } = await become((await ask()).id, 'failed');
    expect(tasks[0]?.problem).toMatchObject({ code: 'provider_refused', reason: 'NSFW content detected' });
    expect(fake.runs.size).toBe(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: 0, holds: 1 });
  });

  it('is refused with the cloud’s own words where it said no, and is not asked again', async () => {
    const fake = await startReplicate();
    fake.plan('submit', {
      kind: 'status',
      status: 422,
      body: '{"title":"Input validation failed","detail":"prompt is too rude"}',
    });
    const { ask, become, folder } = await openLaneBench(fake);
    const { tasks } = await become((await ask()).id, 'failed');
    expect(tasks[0]?.problem).toMatchObject({
      code: 'provider_refused',
      provider: 'Replicate',
      reason: 'prompt is too rude',
    });
    expect(readLedger(folder)).toEqual({ held: 0, spent: 0, holds: 1 });
  });

  it('is stopped there when it is cancelled here, before it began and after', async () => {
    const fake = await startReplicate({ endsAfter: 1_000 });
    const { api, ask, read, become, until, folder } = await openLaneBench(fake);
    const { id, tasks } = await ask();
    await until(async () => (await read(id)).tasks[0]?.progress?.message === 'Running at Replicate');
    await value(api.cancelTask({ params: { id: tasks[0]?.id ?? '' } }));
    await become(id, 'cancelled');
    await until(async () => readLedger(folder).held === 0);
    expect([...fake.runs.values()].map(({ status }) => status)).toEqual(['canceled']);
    expect(readLedger(folder)).toEqual({ held: 0, spent: PRICE, holds: 1 });
  });

  it('is paid for and failed when its outputs are gone or are no pictures', async () => {
    const fake = await startReplicate({ makeOutput: () => ({ bytes: Buffer.from('<html>'), type: 'image/png' }) });
    const { ask, become, folder } = await openLaneBench(fake);
    expect((await become((await ask()).id, 'failed')).tasks[0]?.problem?.code).toBe('unsupported_media');
    for (let n = 0; n < 4; n += 1) fake.plan('output', { kind: 'status', status: 404 });
    expect((await become((await ask()).id, 'failed')).tasks[0]?.problem?.code).toBe('outside_failed');
    expect(readLedger(folder)).toEqual({ held: 0, spent: 2 * PRICE, holds: 2 });
  });

  it('is not given up for one bad answer, whichever way it says that nothing is there', async () => {
    const fake = await startReplicate();
    fake.plan('read', { kind: 'status', status: 404 });
    fake.plan('output', { kind: 'status', status: 404 });
    fake.plan('output', { kind: 'page' });
    fake.plan('output', { kind: 'status', status: 410 });
    const { ask, become, folder } = await openLaneBench(fake);
    expect((await become((await ask()).id, 'succeeded')).takes).toHaveLength(1);
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: PRICE, holds: 1 });
  });

  it('is fetched again where an answer begins and never ends', async () => {
    const fake = await startReplicate();
    fake.plan('submit', { kind: 'stall' });
    fake.plan('list', { kind: 'hang' });
    fake.plan('read', { kind: 'stall' });
    fake.plan('output', { kind: 'stall' });
    fake.plan('output', { kind: 'hang' });
    const { ask, become, folder } = await openLaneBench(fake, {
      clouds: { replicate: key => openReplicate(key, { api: fake.api, inside: [fake.origin], answerMs: 300 }) },
      laneTempo: { ...QUICK, askMs: 60_000, fetchMs: 60_000, fileMs: 300 },
    });
    await become((await ask()).id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: PRICE, holds: 1 });
  });

  it('is fetched again while its outputs do not come', async () => {
    const fake = await startReplicate();
    fake.plan('output', { kind: 'status', status: 503 });
    fake.plan('output', { kind: 'cut-before' });
    fake.plan('read', { kind: 'status', status: 500 });
    fake.plan('read', { kind: 'cut-before' });
    const { ask, become, folder } = await openLaneBench(fake);
    await become((await ask()).id, 'succeeded');
    expect(readLedger(folder)).toEqual({ held: 0, spent: PRICE, holds: 1 });
  });
});
