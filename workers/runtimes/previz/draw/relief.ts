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

/** Bytes with their place in a raster. */
type Cut = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly body: Uint8Array;
};

/** Finds what is covered, looking at every fourth column of every second row and leaving room for what that misses. */
function findBox({ left: x0, top: y0, width, height, body }: Cut): Box {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let row = 0; row < height; row += 2) {
    let found = false;
    for (let column = 0; column < width; column += 4) {
      if (body[(row * width + column) * 4 + 3] === 0) continue;
      found = true;
      if (column < left) left = column;
      if (column > right) right = column;
    }
    if (!found) continue;
    top = Math.min(top, row);
    bottom = row;
  }
  // Thin things may lie between the samples, so an empty find still leaves the whole cut to be looked at.
  if (right < 0) return { left: x0, right: x0 + width - 1, top: y0, bottom: y0 + height - 1 };
  return {
    left: x0 + Math.max(0, left - 12),
    right: x0 + Math.min(width - 1, right + 12),
    top: y0 + Math.max(0, top - 12),
    bottom: y0 + Math.min(height - 1, bottom + 12),
  };
}

/** Takes outlines for the shadow of something round and finds how it leans, by the slope of its blurred outline at two widths (`round` in scene units, `scale` in pixels a unit). */
export function createRelief(cut: Cut, scale: number, round: number): Relief {
  const box = findBox(cut);
  const cell = Math.max(1, Math.round(scale / 300));
  const columns = Math.max(1, Math.ceil((box.right - box.left + 1) / cell));
  const rows = Math.max(1, Math.ceil((box.bottom - box.top + 1) / cell));
  const cover = new Float32Array(columns * rows);
  const half = cell >> 1;
  const alphaAt = (x: number, y: number) => cut.body[(Math.max(0, y) * cut.width + Math.max(0, x)) * 4 + 3] as number;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const px = Math.min(cut.width - 1, box.left - cut.left + column * cell + half);
      const py = Math.min(cut.height - 1, box.top - cut.top + row * cell + half);
      cover[row * columns + column] = (alphaAt(px, py) + alphaAt(px, py - half) + alphaAt(px - half, py)) / 765;
    }
  const perUnit = scale / cell;
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
