import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeFalOptions, startFakeFal } from '../../providers/fal/fal.fake.ts';
import { openFal } from '../../providers/fal/open-fal.ts';
import { codeOf, makeFolder, openStudio, value } from '../../studio.fake.ts';
import { KEY, picture, QUICK, readLedger } from './lane-bench.fake.ts';

/** Half a cent a megapixel. */
const MODEL = 'fal-z-image-turbo';

async function openBench(options: Partial<FakeFalOptions> = {}) {
  const fake = await startFakeFal({ key: KEY, makeOutput: () => ({ bytes: picture, type: 'image/png' }), ...options });
  onTestFinished(() => fake.close());
  const folder = makeFolder();
  const bench = await openStudio(folder, { clouds: { fal: key => openFal(key, fake.place) }, laneTempo: QUICK });
  const { api, projectId } = bench;
  await value(api.setCloudKey({ params: { lane: 'fal' }, body: { key: KEY } }));
  const ask = () => value(api.createTask({ body: { projectId, modelId: MODEL, parameters: { prompt: 'a lamp' } } }));
  const until = async <T>(look: () => Promise<T | false | undefined>): Promise<T> => {
    for (;;) {
      const found = await look();
      if (found !== false && found !== undefined) return found;
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  };
  const become = (id: string, status: string) =>
    until(async () => {
      const batch = await value(api.readBatch({ params: { id } }));
      return batch.tasks.every(task => task.status === status) && batch;
    });
  return { fake, folder, api, ask, become, until };
}

describe('a lane to FAL', () => {
  it('queues a run that FAL itself may not send again, follows it where FAL said, and pays once', async () => {
    const { fake, folder, ask, become } = await openBench();
    const batch = await become((await ask()).id, 'succeeded');
    expect(batch.takes).toHaveLength(1);
    const submit = fake.seen.find(({ path }) => path.startsWith('/fal-ai/z-image/turbo'));
    expect(submit?.headers).toMatchObject({ 'x-fal-no-retry': '1', 'x-fal-request-timeout': '600' });
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toMatchObject({ held: 0, holds: 1 });
    expect(readLedger(folder).spent).toBeGreaterThan(0);
  });

  it('asks a person at once when an answer was lost, since FAL keeps no list', async () => {
    const { fake, folder, api, ask, become, until } = await openBench();
    fake.plan('submit', { kind: 'cut-before' });
    const { id, tasks } = await ask();
    await until(async () => (await value(api.readBatch({ params: { id } }))).tasks.find(task => task.held !== null));
    expect(fake.runs.size).toBe(0);
    await value(api.decideHeld({ params: { id: tasks[0]?.id ?? '' }, body: { decision: 'again' } }));
    await become(id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toMatchObject({ held: 0, holds: 2 });
  });

  it('shows why a run failed as FAL says it, at no cost', async () => {
    const detail = [{ loc: ['body', 'prompt'], msg: 'The content was flagged', type: 'content_policy_violation' }];
    const { fake, folder, ask, become } = await openBench({ failWith: () => ({ status: 422, body: { detail } }) });
    const { tasks } = await become((await ask()).id, 'failed');
    expect(tasks[0]?.problem).toMatchObject({ code: 'provider_refused', reason: 'prompt: The content was flagged' });
    expect(fake.runs.size).toBe(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: 0, holds: 1 });
  });

  it('does not take a broken machine on the way to a result for a run that failed', async () => {
    const { fake, ask, become } = await openBench();
    fake.plan('result', { kind: 'status', status: 502, body: '<html>Bad gateway</html>' });
    fake.plan('result', { kind: 'status', status: 429, retryAfter: '0' });
    fake.plan('result', { kind: 'garble' });
    await become((await ask()).id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
  });

  it('believes a server error with a reason only when it is said again, since what was made is paid for', async () => {
    const { fake, folder, ask, become } = await openBench();
    const body = JSON.stringify({ detail: 'Internal server error' });
    fake.plan('result', { kind: 'status', status: 500, body });
    fake.plan('result', { kind: 'status', status: 500, body });
    expect((await become((await ask()).id, 'succeeded')).takes).toHaveLength(1);
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder).spent).toBeGreaterThan(0);
  });

  it('takes a run for failed that says so each time', async () => {
    const failed = { status: 500, body: { detail: 'The model ran out of memory' } };
    const { folder, ask, become } = await openBench({ failWith: () => failed });
    const { tasks } = await become((await ask()).id, 'failed');
    expect(tasks[0]?.problem).toMatchObject({ reason: 'The model ran out of memory' });
    expect(readLedger(folder)).toEqual({ held: 0, spent: 0, holds: 1 });
  });

  it('does not take a locked account for a run that failed: what was made is fetched once it is open again', async () => {
    const { fake, folder, api, ask, become, until } = await openBench();
    const lane = 'fal';
    fake.plan('result', {
      kind: 'status',
      status: 403,
      body: '{"detail":"User is locked. Reason: Exhausted balance."}',
    });
    const { id } = await ask();
    await until(async () => (await value(api.listClouds({}))).clouds.find(cloud => cloud.lane === lane)?.shutOut);
    expect(readLedger(folder).spent).toBe(0);
    expect(readLedger(folder).held).toBeGreaterThan(0);
    await value(api.tryCloudAgain({ params: { lane } }));
    await become(id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toMatchObject({ held: 0, holds: 1 });
  });

  it('stops a run that is cancelled here, and gives its money back', async () => {
    const { fake, folder, api, ask, become, until } = await openBench({ endsAfter: 1_000 });
    const { id, tasks } = await ask();
    await until(async () => fake.runs.size > 0);
    await value(api.cancelTask({ params: { id: tasks[0]?.id ?? '' } }));
    await become(id, 'cancelled');
    await until(async () => readLedger(folder).held === 0);
    expect([...fake.runs.values()].map(({ status }) => status)).toEqual(['CANCELLED']);
    expect(readLedger(folder)).toEqual({ held: 0, spent: 0, holds: 1 });
  });

  it('takes no key that FAL does not take', async () => {
    const { api } = await openBench();
    expect(await codeOf(api.setCloudKey({ params: { lane: 'fal' }, body: { key: 'not_the_key' } }))).toBe(
      'provider_key_refused',
    );
  });
});
