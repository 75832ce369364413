function blurLines(
  grid: Float32Array,
  starts: number,
  between: number,
  step: number,
  count: number,
  radius: number,
): void {
  const span = 1 / (2 * radius + 1);
  const line = new Float32Array(count);
  for (let n = 0; n < starts; n++) {
    const start = n * between;
    const first = grid[start] as number;
    const last = grid[start + (count - 1) * step] as number;
    let sum = first * radius;
    for (let i = 0; i <= radius; i++) sum += i < count ? (grid[start + i * step] as number) : last;
    for (let i = 0; i < count; i++) {
      line[i] = sum * span;
      const enters = i + radius + 1 < count ? (grid[start + (i + radius + 1) * step] as number) : last;
      sum += enters - (i < radius ? first : (grid[start + (i - radius) * step] as number));
    }
    for (let i = 0; i < count; i++) grid[start + i * step] = line[i] as number;
  }
}

/** Blurs a grid by a box of this radius, twice: close enough to a Gaussian. */
export function blurGrid(grid: Float32Array, width: number, height: number, radius: number): Float32Array {
  const result = Float32Array.from(grid);
  if (radius < 1) return result;
  for (let round = 0; round < 2; round++) {
    blurLines(result, height, width, 1, width, radius);
    blurLines(result, width, 1, width, height, radius);
  }
  return result;
}
