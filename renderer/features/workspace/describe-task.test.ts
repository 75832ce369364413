import { describe, expect, it } from 'vitest';
import { fakeId } from '../../api/shapes.fake.ts';
import { sayClock, sayDuration, sayExpiry } from '../../ui/say-time.ts';
import { countTasks, describeBatch } from './describe-batch.ts';
import { countBefore, describeWait, type WaitFacts } from './describe-task.ts';
import { listItems } from './lay-out-takes.ts';
import { batchOf, takeOf, taskOf } from './workspace.fake.ts';

const now = Date.parse('2026-01-02T03:04:05.000Z');
const facts: WaitFacts = {
  before: 3,
  queue: { running: 1, waiting: 4, delayed: 0, paused: false },
  online: 1,
  now,
};

describe('what a waiting task says', () => {
  it('is how many go before it', () => {
    expect(describeWait(taskOf(1), facts)).toBe('Waiting: 3 before it');
    expect(describeWait(taskOf(1), { ...facts, before: 0 })).toBe('Waiting: it is next');
  });

  it('is the true reason where the order is not what holds it', () => {
    const paused = { running: 0, waiting: 4, delayed: 0, paused: true };
    expect(describeWait(taskOf(1), { ...facts, queue: paused })).toMatch(/^Paused/);
    expect(describeWait(taskOf(1), { ...facts, online: 0 })).toMatch(/none is online/);
    expect(describeWait(taskOf(1, { waitingOn: 2 }), facts)).toBe('Waits for 2 tasks that must finish first');
    const later = taskOf(1, { attempts: 1, notBefore: new Date(now + 12_000).toISOString() });
    expect(describeWait(later, facts)).toBe('Tries again in 0:12, after 1 attempt');
  });

  it('counts by priority, then by age, and leaves out what runs or waits for another', () => {
    const tasks = [
      taskOf(1, { createdAt: '2026-01-02T00:00:02.000Z' }),
      taskOf(2, { createdAt: '2026-01-02T00:00:01.000Z' }),
      taskOf(3, { createdAt: '2026-01-02T00:00:03.000Z', priority: 5 }),
      taskOf(4, { status: 'running' }),
      taskOf(5, { waitingOn: 1 }),
    ];
    expect([...countBefore(tasks)]).toEqual([
      [fakeId(3), 0],
      [fakeId(2), 1],
      [fakeId(1), 2],
    ]);
  });
});

describe('what a batch says', () => {
  const items = (...tasks: Parameters<typeof taskOf>[]) =>
    listItems(batchOf(1, { takes: [takeOf(1)], tasks: tasks.map(task => taskOf(...task)) }));

  it('is how many are done, run, wait and failed', () => {
    const mixed = items([11, { status: 'running' }], [12], [13], [14, { status: 'failed' }]);
    expect(describeBatch(mixed)).toBe('1 done, 1 running, 2 waiting, 1 failed');
    expect(countTasks(mixed)).toEqual({ open: 3, ended: 1 });
  });

  it('is nothing once all is done', () => {
    expect(describeBatch(items())).toBeNull();
  });
});

describe('times in words', () => {
  it('name their unit', () => {
    expect([sayClock(12_000), sayClock(725_000), sayClock(3_723_000)]).toEqual(['0:12', '12:05', '1:02:03']);
    expect([sayDuration(830), sayDuration(42_000), sayDuration(185_000)]).toEqual(['0.8 s', '42 s', '3 min 5 s']);
    const inHours = (hours: number) => sayExpiry(new Date(now + hours * 3_600_000).toISOString(), now);
    expect(inHours(144)).toBe('Goes to the trash in 6 days.');
    expect(inHours(5)).toBe('Goes to the trash in 5 hours.');
    expect(inHours(-1)).toBe('Goes to the trash any moment.');
  });
});
