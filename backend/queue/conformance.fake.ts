import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../db/open-database.ts';
import { AFFINITY, preferFor } from '../dispatch/prefer.ts';
import type { Queue } from './port.ts';

/** What the suite is given to try an adapter with; the clock is moved by hand. */
export type QueueBench = { readonly database: Database; readonly queue: Queue; readonly clock: { now: number } };

const LEASE_MS = 60_000;
const NOW = { waitMs: 0 };
const preferring = (modelId: string | null) => preferFor({ modelId, streak: 0 }, AFFINITY, Date.now);
const take = (_: unknown, claimed: { taskId: string; attemptId: string }) => claimed;

/** What every queue must do, whatever keeps it. */
export function describeQueue(name: string, open: () => QueueBench): void {
  describe(`the ${name} queue`, () => {
    let bench: QueueBench;
    let claimers = 0;
    beforeEach(() => {
      bench = open();
    });
    const add = (taskId: string, { line = 'a', ownerId = 'o', priority = 0, notBefore = null as number | null } = {}) =>
      bench.database.write(db => bench.queue.enqueue(db, { taskId, line, ownerId, priority, notBefore }));
    const claim = (
      lines = ['a'],
      loaded: string | null = null,
      patience: { waitMs: number; signal?: AbortSignal } = NOW,
    ) =>
      bench.queue.claim(
        { claimerId: `worker-${++claimers}`, lines, prefer: preferring(loaded), leaseMs: LEASE_MS },
        patience,
        take,
      );
    const got = async (...given: Parameters<typeof claim>) => (await claim(...given))?.taskId ?? null;

    it('hands out the oldest task first, and each to one claimer only', async () => {
      for (const id of ['1', '2', '3']) await add(id);
      const handed = await Promise.all([claim(), claim(), claim(), claim()]);
      expect(handed.map(claimed => claimed?.taskId ?? null)).toEqual(['1', '2', '3', null]);
    });

    it('hands out a higher priority first, and follows a change of it', async () => {
      await add('1');
      await add('2', { priority: 5 });
      await add('3');
      expect(await bench.database.write(db => bench.queue.prioritize(db, '3', 9))).toBe(true);
      expect([await got(), await got(), await got()]).toEqual(['3', '2', '1']);
    });

    it('hands out only models that the claimer can run', async () => {
      await add('1', { line: 'b' });
      expect(await got(['a', 'c'])).toBeNull();
      expect(await got(['a', 'b'])).toBe('1');
    });

    it('prefers the loaded model among equals, but never over a higher priority', async () => {
      await add('1', { line: 'a' });
      await add('2', { line: 'b' });
      await add('3', { line: 'b' });
      await add('4', { line: 'a', priority: 1 });
      expect(await got(['a', 'b'], 'b')).toBe('4');
      expect(await got(['a', 'b'], 'b')).toBe('2');
      expect(await got(['a', 'b'], null)).toBe('1');
    });

    it('lets people take turns within a priority, whoever asked for more or came first', async () => {
      for (const id of ['a1', 'a2', 'a3', 'a4']) await add(id, { ownerId: 'ann' });
      expect(await got()).toBe('a1');
      for (const id of ['b1', 'b2']) await add(id, { ownerId: 'ben' });
      const handed: (string | null)[] = [];
      for (let n = 0; n < 5; n++) handed.push(await got());
      expect(handed).toEqual(['b1', 'a2', 'b2', 'a3', 'a4']);
    });

    it('lets nobody who comes late go before all that others have waited for', async () => {
      for (const id of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6']) await add(id, { ownerId: 'ann' });
      for (let n = 0; n < 3; n++) await got();
      for (const id of ['b1', 'b2', 'b3']) await add(id, { ownerId: 'ben' });
      const handed: (string | null)[] = [];
      for (let n = 0; n < 6; n++) handed.push(await got());
      expect(handed).toEqual(['b1', 'a4', 'b2', 'a5', 'b3', 'a6']);
    });

    it('tells who is first in each line, and how many are before a task', async () => {
      for (const id of ['1', '2', '3']) await add(id);
      await add('4', { line: 'b' });
      await add('5', { priority: 3 });
      await add('6', { notBefore: bench.clock.now + 1 });
      const { queue, database } = bench;
      expect(queue.waiting(database.read, ['a', 'b'], 3).map(({ taskId }) => taskId)).toEqual(['5', '1', '2', '4']);
      expect(['5', '1', '3', '4', '6'].map(id => queue.ahead(database.read, id))).toEqual([0, 1, 3, 0, null]);
    });

    it('lets a claim wait and serves it as soon as a task comes', async () => {
      const waiting = claim(['a'], null, { waitMs: 5_000 });
      const other = claim(['z'], null, { waitMs: 50 });
      await new Promise(resolve => setTimeout(resolve, 20));
      await add('1');
      expect((await waiting)?.taskId).toBe('1');
      expect(await other).toBeNull();
    });

    it('serves the claim that has waited longest', async () => {
      const first = claim(['a'], null, { waitMs: 5_000 });
      const second = claim(['a'], null, { waitMs: 60 });
      await new Promise(resolve => setTimeout(resolve, 20));
      await add('1');
      expect((await first)?.taskId).toBe('1');
      expect(await second).toBeNull();
    });

    it('forgets a waiting claim whose caller went away', async () => {
      const gone = new AbortController();
      const waiting = claim(['a'], null, { waitMs: 5_000, signal: gone.signal });
      await new Promise(resolve => setTimeout(resolve, 20));
      gone.abort();
      expect(await waiting).toBeNull();
      await add('1');
      expect(await got()).toBe('1');
    });

    it('takes a task back when the transaction that took it fails', async () => {
      await add('1');
      const request = { claimerId: 'w', lines: ['a'], prefer: preferring(null), leaseMs: LEASE_MS };
      const fail = () => {
        throw new Error('no');
      };
      await expect(bench.queue.claim(request, NOW, fail)).rejects.toThrow('no');
      expect(await got()).toBe('1');
    });

    it('hands out one task, not two, to a claim that shares its transaction with one that fails', async () => {
      await add('2');
      await add('3');
      const failing = bench.database.write(() => {
        throw new Error('no');
      });
      const waiting = claim(['a'], null, { waitMs: 5_000 });
      const [, claimed] = await Promise.allSettled([failing, waiting, add('1')]);
      expect(claimed).toMatchObject({ status: 'fulfilled', value: { taskId: '2' } });
      expect([await got(), await got(), await got()]).toEqual(['3', '1', null]);
    });

    it('serves a claim that waits in the transaction that another one failed in', async () => {
      const waiting = claim(['a'], null, { waitMs: 5_000 });
      await new Promise(resolve => setTimeout(resolve, 20));
      const failing = bench.database.write(() => {
        throw new Error('no');
      });
      await Promise.allSettled([add('1'), failing]);
      expect((await waiting)?.taskId).toBe('1');
      expect(bench.queue.depths()).toEqual({ ready: 0, leased: 1, delayed: 0 });
    });

    it('keeps a lease as long as it is extended, and tells of it once it ran out', async () => {
      await add('1');
      const held = await claim();
      bench.clock.now += LEASE_MS - 1;
      expect(await bench.queue.extend(held?.attemptId ?? '', '1', LEASE_MS)).toBe(bench.clock.now + LEASE_MS);
      bench.clock.now += LEASE_MS - 1;
      expect(await bench.database.write(db => bench.queue.expired(db, 10))).toEqual([]);
      bench.clock.now += 1;
      expect(await bench.database.write(db => bench.queue.expired(db, 10))).toEqual([
        { taskId: '1', attemptId: held?.attemptId },
      ]);
    });

    it('lets a lease run for as long as it would have when the clock is moved, forth or back', async () => {
      for (const jump of [3_600_000, -3_600_000]) {
        await add(`1${jump}`);
        await claim();
        const expired = () => bench.database.write(db => bench.queue.expired(db, 10).length);
        bench.clock.now += LEASE_MS / 2 + jump;
        await bench.database.write(db => bench.queue.moveClock(db, jump));
        expect(await expired()).toBe(0);
        bench.clock.now += LEASE_MS / 2;
        expect(await expired()).toBe(1);
        await bench.database.write(db => bench.queue.renewLeases(db, LEASE_MS));
        expect(await expired()).toBe(0);
        await bench.database.write(db => bench.queue.settle(db, `1${jump}`));
      }
    });

    it('makes no delay longer when the clock is moved', async () => {
      await add('1', { notBefore: bench.clock.now + 1_000 });
      bench.clock.now -= 3_600_000;
      await bench.database.write(db => bench.queue.moveClock(db, -3_600_000));
      bench.clock.now += 1_000;
      await bench.database.write(db => bench.queue.promoteDue(db));
      expect(await got()).toBe('1');
    });

    it('gives a task back to others, and its former holder nothing', async () => {
      await add('1');
      const held = await claim();
      const former = held?.attemptId ?? '';
      expect(await bench.database.write(db => bench.queue.requeue(db, '1', former, null))).toBe(true);
      expect(await bench.queue.extend(former, '1', LEASE_MS)).toBeNull();
      expect(await got()).toBe('1');
      expect(await bench.database.write(db => bench.queue.requeue(db, '1', former, null))).toBe(false);
    });

    it('holds a delayed task until its time and says when that is', async () => {
      await add('1', { notBefore: bench.clock.now + 1_000 });
      expect(await got()).toBeNull();
      expect(await bench.database.write(db => bench.queue.promoteDue(db))).toBe(bench.clock.now + 1_000);
      bench.clock.now += 1_000;
      await bench.database.write(db => bench.queue.promoteDue(db));
      expect(await got()).toBe('1');
    });

    it('rests a task that is given back for later', async () => {
      await add('1');
      const held = await claim();
      await bench.database.write(db => bench.queue.requeue(db, '1', held?.attemptId ?? '', bench.clock.now + 5_000));
      expect(await got()).toBeNull();
      bench.clock.now += 5_000;
      const waiting = claim(['a'], null, { waitMs: 5_000 });
      await new Promise(resolve => setTimeout(resolve, 20));
      await bench.database.write(db => bench.queue.promoteDue(db));
      expect((await waiting)?.taskId).toBe('1');
    });

    it('lets go of a settled task, waiting or leased', async () => {
      await add('1');
      await add('2');
      const held = await claim();
      // Who settles names the attempt that most likely holds the task, or the wrong one.
      const settle = (taskId: string) => bench.database.write(db => bench.queue.settle(db, taskId, held?.attemptId));
      expect(await settle('1')).toEqual({ attemptId: held?.attemptId });
      expect(await settle('2')).toEqual({ attemptId: null });
      expect(await settle('2')).toBeNull();
      expect(await bench.queue.extend(held?.attemptId ?? '', '1', LEASE_MS)).toBeNull();
      expect(await got()).toBeNull();
    });

    it('hands out nothing while paused, and serves who waited when it goes on', async () => {
      bench.queue.pause(true);
      await add('1');
      expect(await got()).toBeNull();
      const waiting = claim(['a'], null, { waitMs: 5_000 });
      await new Promise(resolve => setTimeout(resolve, 20));
      bench.queue.pause(false);
      expect((await waiting)?.taskId).toBe('1');
    });

    it('counts what is ready, leased and delayed, and names what a claimer holds', async () => {
      await add('1');
      await add('2');
      await add('3', { notBefore: bench.clock.now + 1_000 });
      const held = await claim();
      expect(bench.queue.depths()).toEqual({ ready: 1, leased: 1, delayed: 1 });
      expect(await bench.database.write(db => bench.queue.heldBy(db, `worker-${claimers}`))).toEqual([
        { taskId: '1', attemptId: held?.attemptId },
      ]);
    });

    it('hands out the one task that was asked for, wherever it stands in its line, and only to one', async () => {
      for (const id of ['1', '2', '3']) await add(id);
      const taken = await bench.database.write(db => bench.queue.take(db, '2', 'lane', LEASE_MS));
      expect(taken).toMatchObject({ taskId: '2', line: 'a', leaseExpiresAt: bench.clock.now + LEASE_MS });
      expect(await bench.database.write(db => bench.queue.take(db, '2', 'other', LEASE_MS))).toBeNull();
      expect(await bench.database.write(db => bench.queue.heldBy(db, 'lane'))).toEqual([
        { taskId: '2', attemptId: taken?.attemptId },
      ]);
      expect([await got(), await got(), await got()]).toEqual(['1', '3', null]);
    });

    it('lets nobody take what is delayed, is not there, or waits in a paused queue', async () => {
      await add('1');
      await add('2', { notBefore: bench.clock.now + 1_000 });
      const take = (id: string) => bench.database.write(db => bench.queue.take(db, id, 'lane', LEASE_MS));
      expect(await take('2')).toBeNull();
      expect(await take('9')).toBeNull();
      bench.queue.pause(true);
      expect(await take('1')).toBeNull();
      bench.queue.pause(false);
      expect((await take('1'))?.taskId).toBe('1');
    });

    it('keeps a task where the transaction that took it is undone', async () => {
      await add('1');
      const undone = bench.database.write(db => {
        bench.queue.take(db, '1', 'lane', LEASE_MS);
        throw new Error('undo');
      });
      await expect(undone).rejects.toThrow('undo');
      expect(await got()).toBe('1');
    });

    it('never hands one task to two of many claimers at once', async () => {
      for (let n = 0; n < 50; n++) await add(String(n).padStart(3, '0'));
      const handed = await Promise.all(Array.from({ length: 80 }, () => got()));
      const tasks = handed.filter(id => id !== null);
      expect(tasks.length).toBe(50);
      expect(new Set(tasks).size).toBe(50);
    });
  });
}
