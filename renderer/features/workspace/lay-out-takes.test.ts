import { describe, expect, it } from 'vitest';
import { createLayout, fitColumns, listItems, pictureHeightOf } from './lay-out-takes.ts';
import { batchOf, takeOf, taskOf } from './workspace.fake.ts';

const columns = { count: 2, width: 200 };

describe('the cards of a batch', () => {
  it('stand in the order asked for, whichever finished first', () => {
    const third = takeOf(3);
    const batch = batchOf(1, {
      takes: [third],
      tasks: [
        taskOf(12, { index: 1, status: 'running' }),
        taskOf(11, { index: 0 }),
        taskOf(13, { id: third.taskId, index: 2, status: 'succeeded' }),
      ],
    });
    expect(listItems(batch).map(item => item.id)).toEqual([taskOf(11).id, taskOf(12).id, third.id]);
  });

  it('leave out a finished task whose take was discarded, and keep a take whose task is unknown', () => {
    const stray = takeOf(5);
    const batch = batchOf(1, { takes: [stray], tasks: [taskOf(11, { status: 'succeeded' })] });
    expect(listItems(batch).map(item => item.id)).toEqual([stray.id]);
  });
});

describe('the rows of the takes list', () => {
  it('put a header over each batch and fill the columns', () => {
    const batch = batchOf(1, { takes: [takeOf(1), takeOf(2), takeOf(3)] });
    const rows = createLayout()([], [batch], columns);
    expect(rows.map(row => row.kind)).toEqual(['header', 'cards', 'cards']);
    expect(rows.map(row => (row.kind === 'cards' ? row.items.length : 0))).toEqual([0, 2, 1]);
  });

  it('leave out a batch that has nothing left to show', () => {
    expect(createLayout()([], [batchOf(1)], columns)).toEqual([]);
  });

  it('are the same objects while their batch is unchanged, so that only changed cards are drawn again', () => {
    const layOut = createLayout();
    const still = batchOf(1, { takes: [takeOf(1)] });
    const before = layOut([], [batchOf(2, { takes: [takeOf(2)] }), still], columns);
    const after = layOut([], [batchOf(2, { takes: [takeOf(2), takeOf(3)] }), still], columns);
    expect(after.at(-1)).toBe(before.at(-1));
    expect(after[1]).not.toBe(before[1]);
    expect(layOut([], [still], { count: 3, width: 200 }).at(-1)).not.toBe(before.at(-1));
  });

  it('fit as many columns as leave each card 172 px', () => {
    expect(fitColumns(171)).toEqual({ count: 1, width: 171 });
    expect(fitColumns(356)).toEqual({ count: 2, width: 172 });
    expect(fitColumns(900).count).toBe(4);
  });

  it('hold very long pictures within bounds', () => {
    expect(pictureHeightOf(1, 200)).toBe(200);
    expect(pictureHeightOf(10, 200)).toBe(100);
    expect(pictureHeightOf(0.1, 200)).toBe(300);
  });
});
