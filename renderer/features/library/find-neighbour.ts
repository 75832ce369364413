import type { Row } from './lay-out-rows.ts';

/** A key that walks the grid. */
export type Step = 'left' | 'right' | 'up' | 'down' | 'home' | 'end' | 'pageup' | 'pagedown';

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));

function nearestIn(row: Row | undefined, middle: number): number | undefined {
  const distance = (cell: Row['cells'][number]) => Math.abs(cell.left + cell.width / 2 - middle);
  return row?.cells.reduce((best, cell) => (distance(cell) < distance(best) ? cell : best)).index;
}

/** Where a step from one picture leads: along the pictures, or to the one over or under it; `page` is how many rows are in view. */
export function findNeighbour(rows: readonly Row[], from: number, step: Step, page: number): number {
  const last = rows.at(-1)?.cells.at(-1)?.index ?? 0;
  const rowAt = rows.findIndex(row => row.cells.some(cell => cell.index === from));
  const cell = rows[rowAt]?.cells.find(({ index }) => index === from);
  if (!cell) return clamp(from, last);
  const middle = cell.left + cell.width / 2;
  const inRow = (at: number) => nearestIn(rows[clamp(at, rows.length - 1)], middle) ?? from;
  switch (step) {
    case 'left':
      return clamp(from - 1, last);
    case 'right':
      return clamp(from + 1, last);
    case 'up':
      return rowAt === 0 ? from : inRow(rowAt - 1);
    case 'down':
      return rowAt === rows.length - 1 ? from : inRow(rowAt + 1);
    case 'pageup':
      return inRow(rowAt - page);
    case 'pagedown':
      return inRow(rowAt + page);
    case 'home':
      return 0;
    case 'end':
      return last;
    default:
      return step satisfies never;
  }
}
