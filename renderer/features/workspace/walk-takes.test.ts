import { describe, expect, it } from 'vitest';
import { createLayout } from './lay-out-takes.ts';
import { followCurrent, listBetween, mapTakes, type Step, walkTakes } from './walk-takes.ts';
import { batchOf, takeOf, taskOf } from './workspace.fake.ts';

// Two columns: 1 2 / 3 in the first batch, 4 (a task) / nothing, in the second.
const rows = createLayout()(
  [],
  [batchOf(1, { takes: [takeOf(1), takeOf(2), takeOf(3)] }), batchOf(2, { tasks: [taskOf(4)] })],
  { count: 2, width: 200 },
);
const map = mapTakes(rows);
const walk = (from: number | null, step: Step) =>
  Number(walkTakes(rows, map, from === null ? null : takeOf(from).id, step)?.id.slice(-12));

describe('walking from card to card', () => {
  it('goes on across batches and stops at the ends', () => {
    expect([walk(1, 'next'), walk(3, 'next'), walk(4, 'next')]).toEqual([2, 4, 4]);
    expect([walk(4, 'previous'), walk(1, 'previous')]).toEqual([3, 1]);
  });

  it('goes up and down by what stands below, to the last card of a shorter row', () => {
    expect([walk(2, 'down'), walk(3, 'down'), walk(4, 'down')]).toEqual([3, 4, 4]);
    expect([walk(4, 'up'), walk(3, 'up'), walk(2, 'up')]).toEqual([3, 1, 2]);
  });

  it('begins at the first card when there was none, or it is gone', () => {
    expect([walk(null, 'next'), walk(77, 'previous'), walk(null, 'last')]).toEqual([1, 1, 4]);
  });

  it('leads nowhere in an empty workspace', () => {
    expect(walkTakes([], mapTakes([]), null, 'next')).toBeNull();
  });

  it('takes all takes between two cards, in either direction, and no task', () => {
    const ids = [1, 2, 3].map(number => takeOf(number).id);
    expect(listBetween(map, takeOf(1).id, takeOf(4).id)).toEqual(ids);
    expect(listBetween(map, takeOf(3).id, takeOf(1).id)).toEqual(ids);
  });
});

describe('where a person is after the cards have changed', () => {
  const mapOf = (...batches: Parameters<typeof batchOf>[1][]) =>
    mapTakes(
      createLayout()(
        [],
        batches.map((batch, at) => batchOf(at + 1, batch)),
        { count: 2, width: 200 },
      ),
    );
  const numberOf = (id: string | null) => (id === null ? null : Number(id.slice(-12)));
  const three = mapOf({ takes: [takeOf(1), takeOf(2), takeOf(3)] });

  it('is the next take when the one they were on is gone, and the one before at the end', () => {
    expect(numberOf(followCurrent(three, mapOf({ takes: [takeOf(1), takeOf(3)] }), takeOf(2).id))).toBe(3);
    expect(numberOf(followCurrent(three, mapOf({ takes: [takeOf(1), takeOf(2)] }), takeOf(3).id))).toBe(2);
    expect(followCurrent(three, mapOf(), takeOf(2).id)).toBeNull();
  });

  it('is the take that came of the task they were on', () => {
    const task = taskOf(1002, { status: 'running' });
    const before = mapOf({ tasks: [task, taskOf(8, { index: 1 })] });
    const after = mapOf({ takes: [takeOf(2)], tasks: [{ ...task, status: 'succeeded' }, taskOf(8, { index: 1 })] });
    expect(numberOf(followCurrent(before, after, task.id))).toBe(2);
  });

  it('is where they were while that is still there', () => {
    expect(numberOf(followCurrent(three, three, takeOf(2).id))).toBe(2);
    expect(followCurrent(three, three, null)).toBeNull();
  });
});
