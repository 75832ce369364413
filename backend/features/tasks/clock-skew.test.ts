import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { value, workerSelf } from '../../studio.fake.ts';
import { CLAIM, card, openBench } from './task-bench.fake.ts';

const MINUTE = 60_000;
const aheadBy = (ms: number) => new Date(Date.now() + ms).toISOString();

describe('a worker whose clock is wrong', () => {
  it('is shown with its skew, and with the new one once its clock is set', async () => {
    const { api, agent } = await openBench();
    const skew = async () => (await value(api.listWorkers({}))).workers[0]?.clockSkewMs ?? Number.NaN;
    await value(agent.register({ body: { ...workerSelf([card], uuidv7()), sentAt: aheadBy(10 * MINUTE) } }));
    expect(Math.abs((await skew()) - 10 * MINUTE)).toBeLessThan(2_000);
    await value(agent.claim({ body: { ...CLAIM, sentAt: aheadBy(-10 * MINUTE) } }));
    await expect.poll(async () => Math.abs((await skew()) + 10 * MINUTE)).toBeLessThan(2_000);
  });

  it.each([10, -10])(
    '%i minutes keeps its lease as long as any other, by the clock of the studio alone',
    async minutes => {
      const clock = { ahead: 0 };
      const { ask, claim, agent, read } = await openBench({ tempo: { now: () => Date.now() + clock.ahead } });
      const batch = await ask();
      const id = (await claim())?.attemptId ?? '';
      const beat = () =>
        value(
          agent.heartbeat({ params: { id }, body: { waitMs: 0, sentAt: aheadBy(clock.ahead + minutes * MINUTE) } }),
        );
      for (let beats = 0; beats < 4; beats++) {
        const { orders, leaseExpiresAt } = await beat();
        expect(orders).toBe('go-on');
        const left = Date.parse(leaseExpiresAt) - (Date.now() + clock.ahead);
        expect(left).toBeGreaterThan(50_000);
        expect(left).toBeLessThanOrEqual(MINUTE);
        clock.ahead += 14_000;
      }
      expect((await read(batch.id)).tasks[0]?.status).toBe('running');
    },
  );
});
