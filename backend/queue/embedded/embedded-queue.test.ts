import { describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '../../db/open-database.fake.ts';
import { AFFINITY, preferFor } from '../../dispatch/prefer.ts';
import { describeQueue } from '../conformance.fake.ts';
import { LEASE, READY, READY_OF } from './claim-statement.ts';
import { createEmbeddedQueue } from './embedded-queue.ts';

describeQueue('embedded', () => {
  const clock = { now: 1_000_000 };
  const database = openMemoryDatabase();
  return { database, clock, queue: createEmbeddedQueue(database, () => clock.now) };
});

describe('the claim statements', () => {
  const planOf = (sql: string, binds: (string | number)[]) =>
    openMemoryDatabase()
      .read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...binds)
      .map(row => row.detail);

  it('look the next tasks of a line up in the index of ready tasks, in their order', () => {
    expect(planOf(READY, ['a', 32])).toEqual([
      'SEARCH queue_entry USING COVERING INDEX queue_ready (line=?)',
      'SCALAR SUBQUERY 1',
      'SCAN CONSTANT ROW',
    ]);
  });

  it('find one person’s tasks in the same order, each looked up by its key', () => {
    expect(planOf(READY_OF, ['a', 'o', 1])).toEqual([
      'SEARCH q USING COVERING INDEX queue_ready (line=?)',
      'SCALAR SUBQUERY 1',
      'SCAN CONSTANT ROW',
      'SEARCH t USING PRIMARY KEY (id=?)',
    ]);
  });

  it('lease a task by its key', () => {
    expect(planOf(LEASE, ['attempt', 'claimer', 1, 'task'])).toEqual([
      'SEARCH queue_entry USING PRIMARY KEY (task_id=?)',
    ]);
  });
});

const byTurn = preferFor({ modelId: null, streak: 0 }, AFFINITY, Date.now);

describe('a long line', () => {
  const open = () => {
    const database = openMemoryDatabase();
    const queue = createEmbeddedQueue(database, () => 1_000_000);
    const add = (taskId: string, line = 'a', priority = 0) =>
      database.write(db => queue.enqueue(db, { taskId, line, ownerId: 'o', priority, notBefore: null }));
    const claim = (lines = ['a', 'b']) =>
      queue.claim({ claimerId: 'w', lines, prefer: byTurn, leaseMs: 60_000 }, { waitMs: 0 }, (_, got) => got);
    return { database, queue, add, claim, got: async () => (await claim())?.taskId ?? null };
  };
  const name = (n: number) => String(n).padStart(4, '0');
  const inOrder = Array.from({ length: 100 }, (_, n) => name(n));

  it('is handed out in its order, also to those who come while it grows', async () => {
    const { add, got } = open();
    const handed: (string | null)[] = [];
    for (const [n, taskId] of inOrder.entries()) {
      await add(taskId);
      if (n % 3 === 0) handed.push(await got());
    }
    while (handed.length < inOrder.length) handed.push(await got());
    expect(handed).toEqual(inOrder);
  });

  it('lets a higher priority pass those that were read ahead', async () => {
    const { add, got } = open();
    for (const taskId of inOrder) await add(taskId);
    expect(await got()).toBe(name(0));
    await add('urgent', 'a', 1);
    expect([await got(), await got()]).toEqual(['urgent', name(1)]);
  });

  it('puts an older task that comes back before those that were read ahead', async () => {
    const { database, queue, add, claim, got } = open();
    for (const taskId of inOrder) await add(taskId);
    const first = await claim();
    await got();
    await database.write(db => queue.requeue(db, name(0), first?.attemptId ?? '', null));
    expect([await got(), await got()]).toEqual([name(0), name(2)]);
  });

  it('hands out no task that was settled after it was read ahead', async () => {
    const { database, queue, add, got } = open();
    for (const taskId of inOrder) await add(taskId);
    expect(await got()).toBe(name(0));
    await database.write(db => queue.settle(db, name(1)));
    expect(await got()).toBe(name(2));
  });

  it('takes back what a failed transaction had taken from it', async () => {
    const { queue, add, got } = open();
    for (const taskId of inOrder) await add(taskId);
    const request = { claimerId: 'w', lines: ['a'], prefer: byTurn, leaseMs: 60_000 };
    const fail = () => {
      throw new Error('no');
    };
    await Promise.allSettled([queue.claim(request, { waitMs: 0 }, fail), queue.claim(request, { waitMs: 0 }, fail)]);
    expect([await got(), await got()]).toEqual([name(0), name(1)]);
  });
});

it('shortens no lease that was given for longer when all are renewed, but one that only a wrong clock can have given', async () => {
  const clock = { now: 1_000_000 };
  const database = openMemoryDatabase();
  const queue = createEmbeddedQueue(database, () => clock.now);
  await database.write(db => queue.enqueue(db, { taskId: '1', line: 'a', ownerId: 'o', priority: 0, notBefore: null }));
  const request = { claimerId: 'w', lines: ['a'], prefer: byTurn, leaseMs: 60_000 };
  const held = await queue.claim(request, { waitMs: 0 }, (_, got) => got);
  const renew = () => database.write(db => queue.renewLeases(db, 60_000));
  await queue.extend(held?.attemptId ?? '', '1', 600_000);
  await renew();
  clock.now += 599_999;
  expect(queue.expired(database.read, 1)).toHaveLength(0);
  clock.now += 1;
  expect(queue.expired(database.read, 1)).toHaveLength(1);
  await queue.extend(held?.attemptId ?? '', '1', 100 * 3_600_000);
  await renew();
  clock.now += 60_000;
  expect(queue.expired(database.read, 1)).toHaveLength(1);
});
