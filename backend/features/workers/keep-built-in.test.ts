import { uuidv7 } from 'uuidv7';
import { describe, expect, it, vi } from 'vitest';
import { openMemoryDatabase } from '../../db/open-database.fake.ts';
import { createEventBus } from '../../events/event-bus.ts';
import { createEventLog } from '../../events/event-log.ts';
import { codeOf, openStudio, value, workerSelf } from '../../studio.fake.ts';
import { createClaimers } from './claimers.ts';
import { keepBuiltIn } from './keep-built-in.ts';
import { createRoster } from './roster.ts';
import type { WorkerParts } from './worker-parts.ts';

function openKeeper() {
  const database = openMemoryDatabase();
  const clock = { now: 0 };
  const released: boolean[] = [];
  const parts: WorkerParts = {
    database,
    events: createEventLog(createEventBus(), () => clock.now),
    now: () => clock.now,
    releaseHeldBy: (_, __, counted) => void released.push(counted),
    settleToken: (_, __, ___, begin) => begin(),
    ask: () => Promise.reject(new Error('Nobody asks here.')),
    readLoad: () => null,
    listEnded: () => [],
    claimers: createClaimers(),
    outdated: new Set(),
    roster: createRoster(() => []),
    driven: new Map(),
    issueToken: () => '',
    shutOut: () => undefined,
    vault: { read: () => null, write: () => undefined, remove: () => undefined },
    leaseMs: 60_000,
    heartbeatMs: 15_000,
  };
  const started: { end: (code: number | null) => void; killed: string[] }[] = [];
  const launch = () => {
    const child = { end: (_: number | null): void => undefined, killed: [] as string[] };
    started.push(child);
    return {
      pid: 1,
      onExit: (listener: (code: number | null) => void) => {
        child.end = listener;
      },
      kill: (signal: string) => void child.killed.push(signal),
    };
  };
  const said: string[] = [];
  return { clock, released, started, said, keeper: keepBuiltIn(parts, uuidv7(), launch, words => said.push(words)) };
}

describe('the built-in worker', () => {
  it('is started again when it dies, with growing pauses, and its death counts against the task it held', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { started, released, said } = openKeeper();
    const pauses = [];
    for (let n = 0; n < 4; n++) {
      started.at(-1)?.end(1);
      const before = started.length;
      let waited = 0;
      while (started.length === before) {
        await vi.advanceTimersByTimeAsync(100);
        waited += 100;
      }
      pauses.push(waited);
    }
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000]);
    expect(said[0]).toContain('started again in 500 ms');
    await vi.waitFor(() => expect(released).toEqual([true, true, true, true]));
    vi.useRealTimers();
  });

  it('is started soon again when it dies after a long life', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { started, clock, said } = openKeeper();
    for (const life of [0, 120_000]) {
      clock.now += life;
      started.at(-1)?.end(1);
      vi.advanceTimersByTime(500);
    }
    expect(said.at(-1)).toContain('in 500 ms');
    vi.useRealTimers();
  });

  it('is drained when the studio stops: asked to end, not started again, and what it held does not count', async () => {
    const { keeper, started, released } = openKeeper();
    const stopped = keeper.stop();
    expect(started[0]?.killed).toEqual(['SIGTERM']);
    started[0]?.end(0);
    await stopped;
    expect([started.length, released]).toEqual([1, [false]]);
  });

  it('is shown as it is: offline until it registers, paused when told, busy while it runs', async () => {
    const { api, agent, projectId } = await openStudio();
    const state = async () => (await value(api.listWorkers({}))).workers[0]?.state;
    expect(await state()).toBe('offline');
    const { models } = await value(api.listModels({}));
    expect(models.map(model => [model.id, model.online])).toContainEqual(['previz-sketch', 0]);
    const cards = models.map(({ workers: _, online: __, ...card }) => card);
    const { workerId } = await value(agent.register({ body: workerSelf(cards, uuidv7()) }));
    expect(await state()).toBe('online');
    await value(api.pauseWorker({ params: { id: workerId }, body: { paused: true } }));
    expect(await state()).toBe('paused');
    await value(api.createTask({ body: { projectId, modelId: 'previz-sketch', parameters: { prompt: 'a lamp' } } }));
    const claim = () => value(agent.claim({ body: { models: ['previz-sketch'], loadedModel: null, waitMs: 0 } }));
    expect(await claim()).toBeUndefined();
    await value(api.pauseWorker({ params: { id: workerId }, body: { paused: false } }));
    expect(await claim()).toBeDefined();
    expect(await state()).toBe('busy');
    expect(await codeOf(api.pauseWorker({ params: { id: uuidv7() }, body: { paused: true } }))).toBe('not_found');
  });
});
