import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { codeOf, value } from '../../studio.fake.ts';
import { openBench } from './task-bench.fake.ts';

const HOUR_MS = 3_600_000;
/** Housekeeping looks every second. */
const TWO_ROUNDS_MS = 2_500;

async function openWithClock(leaseMs: number) {
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const bench = await openBench({ tempo: { now, leaseMs, heartbeatMs: 1_000 } });
  const { id } = await bench.ask();
  const attemptId = (await bench.claim())?.attemptId ?? '';
  const status = async () => (await bench.read(id)).tasks[0]?.status;
  return { ...bench, clock, attemptId, status };
}

describe('a machine that slept, or whose clock was set', () => {
  it.each([
    ['forward', HOUR_MS],
    ['back', -HOUR_MS],
  ])('by an hour %s takes no task from a worker that is alive', async (_, jump) => {
    const { clock, agent, attemptId, status, api } = await openWithClock(60_000);
    clock.ahead += jump;
    await sleep(TWO_ROUNDS_MS);
    expect(await status()).toBe('running');
    const beat = await value(agent.heartbeat({ params: { id: attemptId }, body: { waitMs: 0 } }));
    expect(beat.orders).toBe('go-on');
    expect((await value(api.listWorkers({}))).workers[0]?.state).toBe('busy');
  });

  it.each([
    ['forward', HOUR_MS],
    ['back', -HOUR_MS],
  ])('by an hour %s still gives up a worker that is gone', async (_, jump) => {
    const { clock, agent, attemptId, status } = await openWithClock(3_000);
    clock.ahead += jump;
    await vi.waitFor(async () => expect(await status()).toBe('queued'), 12_000);
    expect(await codeOf(agent.heartbeat({ params: { id: attemptId }, body: { waitMs: 0 } }))).toBe('lease_lost');
  });
});
