import { blurGrid } from './blur-grid.ts';

/** The pixels that shapes may cover: first and last column and row; empty where last is before first. */
export type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** The swelling of cut-out shapes: which way their surface leans at each cell of a coarse grid over their box. */
export type Relief = {
  readonly box: Box;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The cell over a pixel of the box. */
  at(column: number, row: number): number;
  /** How much of the cell over any pixel is covered, 0-1; softer than the outline. */
  coverAt(column: number, row: number): number;
};

/** Finds what is covered, looking at every fourth column of every second row and leaving room for what that misses. */
function findBox(rgba: Uint8Array, width: number, height: number): Box {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let row = 0; row < height; row += 2) {
    let found = false;
    for (let column = 0; column < width; column += 4) {
      if (rgba[(row * width + column) * 4 + 3] === 0) continue;
      found = true;
      if (column < left) left = column;
      if (column > right) right = column;
    }
    if (!found) continue;
    top = Math.min(top, row);
    bottom = row;
  }
  return {
    left: Math.max(0, left - 12),
    right: Math.min(width - 1, right + 12),
    top: Math.max(0, top - 12),
    bottom: right < 0 ? -1 : Math.min(height - 1, bottom + 12),
  };
}

/** Takes outlines for the shadow of something round and finds how it leans, by the slope of its blurred outline at two widths (`round` in scene units). */
export function createRelief(
  rgba: Uint8Array,
  { width, height, view }: { width: number; height: number; view: { scale: number } },
  round: number,
): Relief {
  const box = findBox(rgba, width, height);
  const cell = Math.max(1, Math.round(view.scale / 300));
  const columns = Math.max(1, Math.ceil((box.right - box.left + 1) / cell));
  const rows = Math.max(1, Math.ceil((box.bottom - box.top + 1) / cell));
  const cover = new Float32Array(columns * rows);
  const half = cell >> 1;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const px = Math.min(width - 1, box.left + column * cell + half);
      const py = Math.min(height - 1, box.top + row * cell + half);
      const here = rgba[(py * width + px) * 4 + 3] as number;
      const above = rgba[(Math.max(0, py - half) * width + px) * 4 + 3] as number;
      const beside = rgba[(py * width + Math.max(0, px - half)) * 4 + 3] as number;
      cover[row * columns + column] = (here + above + beside) / 765;
    }
  const perUnit = view.scale / cell;
  const near = blurGrid(cover, columns, rows, Math.max(1, Math.round(round * 0.22 * perUnit)));
  const wide = blurGrid(cover, columns, rows, Math.max(1, Math.round(round * perUnit)));
  const x = new Float32Array(cover.length);
  const y = new Float32Array(cover.length);
  const [nearGain, wideGain] = [round * 0.22 * perUnit * 0.65, round * perUnit * 0.95];
  for (let row = 1; row < rows - 1; row++)
    for (let column = 1; column < columns - 1; column++) {
      const i = row * columns + column;
      const across =
        ((near[i - 1] as number) - (near[i + 1] as number)) * nearGain +
        ((wide[i - 1] as number) - (wide[i + 1] as number)) * wideGain;
      const down =
        ((near[i - columns] as number) - (near[i + columns] as number)) * nearGain +
        ((wide[i - columns] as number) - (wide[i + columns] as number)) * wideGain;
      x[i] = Math.min(1, Math.max(-1, across));
      y[i] = Math.min(1, Math.max(-1, down));
    }
  const at = (column: number, row: number) =>
    Math.min(rows - 1, ((row - box.top) / cell) | 0) * columns +
    Math.min(columns - 1, ((column - box.left) / cell) | 0);
  const inside = (column: number, row: number) =>
    column >= box.left && column <= box.right && row >= box.top && row <= box.bottom;
  return { box, x, y, at, coverAt: (column, row) => (inside(column, row) ? (near[at(column, row)] as number) : 0) };
}
