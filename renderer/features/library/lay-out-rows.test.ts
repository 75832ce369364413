import { describe, expect, it } from 'vitest';
import { fakeGeneration, fakeId, fakeMedia } from '../../api/shapes.fake.ts';
import { findNeighbour } from './find-neighbour.ts';
import { GAP, layOutRows } from './lay-out-rows.ts';

const picture = (number: number, width: number, height: number) =>
  fakeGeneration({ id: fakeId(number), media: fakeMedia({ width, height }) });
const mixed = Array.from({ length: 40 }, (_, at) => picture(at, [1024, 1344, 768][at % 3] ?? 1024, 1024));

describe('layOutRows', () => {
  it('ends all full rows on the same line and gives pictures their true shape', () => {
    const rows = layOutRows(mixed, 1000, 200);
    for (const row of rows.slice(0, -1)) {
      const last = row.cells.at(-1);
      expect((last?.left ?? 0) + (last?.width ?? 0)).toBe(1000);
      expect(row.height).toBeLessThanOrEqual(200);
      for (const { item, width } of row.cells) {
        expect(Math.abs(width / row.height - item.media.width / item.media.height)).toBeLessThan(0.05);
      }
    }
  });

  it('holds every picture once, in order, with the rows one under the other', () => {
    const rows = layOutRows(mixed, 1000, 200);
    expect(rows.flatMap(row => row.cells.map(cell => cell.index))).toEqual(mixed.map((_, at) => at));
    rows.slice(1).forEach((row, at) => {
      const above = rows[at];
      expect(row.top).toBe((above?.top ?? 0) + (above?.height ?? 0) + GAP);
    });
  });

  it('changes no row but the last when more come at the end', () => {
    const before = layOutRows(mixed.slice(0, 20), 1000, 200);
    const after = layOutRows(mixed, 1000, 200);
    expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
  });

  it('does not blow up a lone picture, and crops a strip', () => {
    const [row] = layOutRows([picture(1, 1024, 1024)], 1000, 200);
    expect(row?.cells[0]?.width).toBe(200);
    const [strip] = layOutRows([picture(1, 8000, 100), picture(2, 1024, 1024)], 1000, 200);
    expect(strip?.cells).toHaveLength(2);
  });

  it('waits for a width', () => {
    expect(layOutRows(mixed, 0, 200)).toEqual([]);
  });
});

describe('findNeighbour', () => {
  const rows = layOutRows(mixed, 1000, 200);
  const rowOf = (index: number) => rows.findIndex(({ cells }) => cells.some(cell => cell.index === index));

  it('walks along the pictures and stops at both ends', () => {
    expect(findNeighbour(rows, 3, 'right', 3)).toBe(4);
    expect(findNeighbour(rows, 0, 'left', 3)).toBe(0);
    expect(findNeighbour(rows, 39, 'right', 3)).toBe(39);
    expect(findNeighbour(rows, 7, 'home', 3)).toBe(0);
    expect(findNeighbour(rows, 7, 'end', 3)).toBe(39);
  });

  it('goes to the picture over or under it, and by pages', () => {
    const below = findNeighbour(rows, 1, 'down', 3);
    expect(rowOf(below)).toBe(1);
    expect(rowOf(findNeighbour(rows, below, 'up', 3))).toBe(0);
    expect(findNeighbour(rows, 1, 'up', 3)).toBe(1);
    expect(rowOf(findNeighbour(rows, 1, 'pagedown', 3))).toBe(3);
    expect(rowOf(findNeighbour(rows, 39, 'pageup', 100))).toBe(0);
  });
});
