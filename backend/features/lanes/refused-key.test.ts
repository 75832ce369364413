import { describe, expect, it, onTestFinished } from 'vitest';
import { OWN_MACHINES } from '../../contract/policy.ts';
import type { Lane } from '../../contract/workers.ts';
import { startFakeFal } from '../../providers/fal/fal.fake.ts';
import { openFal } from '../../providers/fal/open-fal.ts';
import type { Fault } from '../../providers/misbehave.fake.ts';
import type { Provider } from '../../providers/provider.ts';
import { openReplicate } from '../../providers/replicate/open-replicate.ts';
import { codeOf, openStudio, value } from '../../studio.fake.ts';
import { KEY, MODEL, openLaneBench, picture, QUICK, readLedger, startReplicate } from './lane-bench.fake.ts';

const PRICE = 40_000;
const REFUSED: readonly (readonly [string, number, string])[] = [
  ['the key is not valid any more', 401, 'You did not pass a valid authentication token'],
  ['there is no money left', 402, 'You have insufficient credit'],
  ['the account is locked', 403, 'User is locked. Reason: Exhausted balance.'],
];
const say = (status: number, detail: string): Fault => ({ kind: 'status', status, body: JSON.stringify({ detail }) });

/** A studio whose Replicate says no to everything but the account while `shut.as` is set. */
async function openBench(clouds: Partial<Record<Lane, (key: string) => Provider>> = {}) {
  const shut: { as: Fault | null } = { as: null };
  const fake = await startReplicate({ fault: () => shut.as });
  return {
    shut,
    fake,
    ...(await openLaneBench(fake, {
      clouds: { replicate: key => openReplicate(key, { api: fake.api, inside: [fake.origin] }), ...clouds },
    })),
  };
}
type Bench = Awaited<ReturnType<typeof openBench>>;

const readLane = async ({ api }: Bench) => {
  const { clouds } = await value(api.listClouds({}));
  return clouds.find(({ lane }) => lane === 'replicate');
};
const placeOf = async ({ api }: Bench, taskId: string) => {
  const { places } = await value(api.readWhy({ params: { id: taskId } }));
  return places.find(({ lane }) => lane === 'replicate')?.blocker;
};

describe('a cloud that refuses the key in the middle of the work', () => {
  it.each(REFUSED)('takes nothing more, and what waits for it says that %s', async (_, status, reason) => {
    const bench = await openBench();
    const { api, shut, fake, ask, become, read, until, folder } = bench;
    shut.as = say(status, reason);
    const { id, tasks } = await ask();
    await until(async () => (await readLane(bench))?.shutOut);
    expect((await readLane(bench))?.reason).toContain(reason);
    await until(async () => readLedger(folder).held === 0);
    expect((await read(id)).tasks[0]).toMatchObject({ status: 'queued', attempts: 0 });
    expect(await placeOf(bench, tasks[0]?.id ?? '')).toMatchObject({ because: 'not_taking' });
    expect(fake.seen.filter(({ path, body }) => path === '/v1/predictions' && body !== '')).toHaveLength(1);
    expect(await codeOf(api.tryCloudAgain({ params: { lane: 'replicate' } }))).toMatch(
      /^provider_(key_refused|out_of)/,
    );
    expect((await readLane(bench))?.shutOut).toBe(true);
    shut.as = null;
    expect(await value(api.tryCloudAgain({ params: { lane: 'replicate' } }))).toMatchObject({
      shutOut: false,
      ready: true,
    });
    await become(id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: PRICE, holds: 2 });
  });

  it('still has what runs there, which is followed when there is a new key, and is not paid again', async () => {
    const bench = await openBench();
    const { api, shut, fake, ask, become, until, folder } = bench;
    const { id } = await ask();
    await until(async () => fake.runs.size > 0);
    shut.as = say(401, 'Invalid token.');
    await until(async () => (await readLane(bench))?.shutOut);
    expect(readLedger(folder)).toEqual({ held: PRICE, spent: 0, holds: 1 });
    shut.as = null;
    expect(await value(api.setCloudKey({ params: { lane: 'replicate' }, body: { key: KEY } }))).toMatchObject({
      shutOut: false,
    });
    await become(id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: PRICE, holds: 1 });
  });

  it('stays shut over a restart, and its models still stand in the list', async () => {
    const bench = await openBench();
    const { shut, fake, ask, until, folder, studio } = bench;
    shut.as = say(402, 'no credit');
    const { tasks } = await ask();
    await until(async () => (await readLane(bench))?.shutOut && readLedger(folder).held === 0);
    await studio.close();
    const again = await openStudio(folder, {
      clouds: { replicate: key => openReplicate(key, { api: fake.api, inside: [fake.origin] }) },
      laneTempo: QUICK,
    });
    const after: Bench = { ...bench, ...again };
    expect(await readLane(after)).toMatchObject({ shutOut: true, ready: false });
    expect((await readLane(after))?.models).toBeGreaterThan(0);
    expect(await placeOf(after, tasks[0]?.id ?? '')).toMatchObject({ because: 'not_taking' });
  });

  it('lets a task go on to the next place of its project’s rules', async () => {
    const fal = await startFakeFal({ key: KEY, makeOutput: () => ({ bytes: picture, type: 'image/png' }) });
    onTestFinished(() => fal.close());
    const bench = await openBench({ fal: key => openFal(key, fal.place) });
    const { api, projectId, shut, fake, become, folder } = bench;
    await value(api.setCloudKey({ params: { lane: 'fal' }, body: { key: KEY } }));
    const steps = (['replicate', 'fal'] as const).map(lane => ({ lane, afterMs: 0, upToMicros: null }));
    await value(api.changePolicy({ params: { id: projectId }, body: { ...OWN_MACHINES, steps } }));
    for (const standInId of [MODEL, 'fal-z-image-turbo'])
      await value(api.addStandIn({ body: { modelId: 'previz-sketch', standInId } }));
    shut.as = say(402, 'no credit');
    const body = { projectId, modelId: 'previz-sketch', parameters: { prompt: 'a lamp' } };
    const batch = await become((await value(api.createTask({ body }))).id, 'succeeded');
    const detail = await value(api.readGeneration({ params: { id: batch.takes[0]?.id ?? '' } }));
    expect(detail.variants[0]?.recipe.worker).toBe('FAL');
    expect([fake.bill().length, fal.bill().length]).toEqual([0, 1]);
    expect(readLedger(folder).held).toBe(0);
  });
});
