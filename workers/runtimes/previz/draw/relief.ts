/** The swelling of cut-out shapes: which way their surface leans at each cell of a coarse grid. */
export type Relief = {
  /** The pixels that may be covered: first and last column and row. */
  readonly box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The cell over a pixel. */
  at(column: number, row: number): number;
  /** How much of the cell over a pixel is covered, 0-1; softer than the outline. */
  coverAt(column: number, row: number): number;
};

function blurOnce(from: Float32Array, into: Float32Array, width: number, height: number, radius: number): void {
  const span = 2 * radius + 1;
  const line = new Float32Array(Math.max(width, height));
  const pass = (start: number, step: number, count: number) => {
    let sum = 0;
    for (let i = -radius; i <= radius; i++) sum += from[start + Math.min(count - 1, Math.max(0, i)) * step] as number;
    for (let i = 0; i < count; i++) {
      line[i] = sum / span;
      sum +=
        (from[start + Math.min(count - 1, i + radius + 1) * step] as number) -
        (from[start + Math.max(0, i - radius) * step] as number);
    }
    for (let i = 0; i < count; i++) into[start + i * step] = line[i] as number;
  };
  for (let row = 0; row < height; row++) pass(row * width, 1, width);
  from = into;
  for (let column = 0; column < width; column++) pass(column, width, height);
}

/** Blurs a grid by a box of this radius, twice: close enough to a Gaussian. */
export function blurGrid(grid: Float32Array, width: number, height: number, radius: number): Float32Array {
  const result = Float32Array.from(grid);
  if (radius < 1) return result;
  blurOnce(result, result, width, height, radius);
  blurOnce(result, result, width, height, radius);
  return result;
}

/** Takes outlines for the shadow of something round and finds how it leans, by the slope of its blurred outline at two widths. */
export function createRelief(
  rgba: Uint8Array,
  { width, height, view }: { width: number; height: number; view: { scale: number } },
  round: number,
): Relief {
  const cell = Math.max(1, Math.round(view.scale / 300));
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  const cover = new Float32Array(columns * rows);
  const half = cell >> 1;
  let [left, right, top, bottom] = [columns, -1, rows, -1];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const px = Math.min(width - 1, column * cell + half);
      const py = Math.min(height - 1, row * cell + half);
      const a = rgba[(py * width + px) * 4 + 3] as number;
      const b = rgba[(Math.max(0, py - half) * width + px) * 4 + 3] as number;
      const c = rgba[(py * width + Math.max(0, px - half)) * 4 + 3] as number;
      cover[row * columns + column] = (a + b + c) / 765;
      if (a + b + c === 0) continue;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = row;
    }
  }
  const perUnit = view.scale / cell;
  const near = blurGrid(cover, columns, rows, Math.max(1, Math.round(round * 0.22 * perUnit)));
  const wide = blurGrid(cover, columns, rows, Math.max(1, Math.round(round * perUnit)));
  const x = new Float32Array(cover.length);
  const y = new Float32Array(cover.length);
  const [nearGain, wideGain] = [round * 0.22 * perUnit * 1.3, round * perUnit * 1.9];
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const i = row * columns + column;
      const slope = (grid: Float32Array, step: number) =>
        ((grid[i - step] as number) - (grid[i + step] as number)) * 0.5;
      x[i] = Math.min(1, Math.max(-1, slope(near, 1) * nearGain + slope(wide, 1) * wideGain));
      y[i] = Math.min(1, Math.max(-1, slope(near, columns) * nearGain + slope(wide, columns) * wideGain));
    }
  }
  const at = (column: number, row: number) =>
    Math.min(rows - 1, Math.floor(row / cell)) * columns + Math.min(columns - 1, Math.floor(column / cell));
  // A sample may miss what is thinner than a cell at the edge, so the box is a few cells wider.
  const box = {
    left: Math.max(0, (left - 3) * cell),
    right: Math.min(width - 1, (right + 4) * cell),
    top: Math.max(0, (top - 3) * cell),
    bottom: Math.min(height - 1, (bottom + 4) * cell),
  };
  return {
    box,
    x,
    y,
    at,
    coverAt: (column, row) =>
      column < 0 || row < 0 || column >= width || row >= height
        ? 0
        : (near[at(Math.floor(column), Math.floor(row))] as number),
  };
}
