import sharp from 'sharp';
import { Refusal } from '../../../backend/contract/problem.ts';
import { type Colour, lumaOf } from './colour.ts';
import type { ReferenceFacts } from './reference-facts.ts';

/** A picture as RGB bytes of a wanted size. */
export type ReferencePicture = { readonly width: number; readonly height: number; readonly bytes: Uint8Array };

/** Pixels that a reference may have: enough for any camera, too few for a decompression bomb. */
const PIXEL_LIMIT = 120_000_000;

/** Reads a picture from a file, turned upright and cut to the wanted shape; refuses what is not a picture. */
export async function readReference(path: string, size: { width: number; height: number }): Promise<ReferencePicture> {
  try {
    const bytes = await sharp(path, { limitInputPixels: PIXEL_LIMIT, failOn: 'error' })
      .rotate()
      .resize(size.width, size.height, { fit: 'cover' })
      .flatten({ background: '#808080' })
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer();
    return { ...size, bytes };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Refusal({
      code: 'unsupported_media',
      message: `The reference cannot be read as a picture: ${reason.slice(0, 120)}`,
      found: 'unknown',
      accepted: ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'],
    });
  }
}

const GRID = 32;

function shrinkToGrid({ width, height, bytes }: ReferencePicture): Colour[] {
  return Array.from({ length: GRID * GRID }, (_, cell): Colour => {
    const x0 = Math.floor(((cell % GRID) / GRID) * width);
    const y0 = Math.floor((Math.floor(cell / GRID) / GRID) * height);
    const [stepX, stepY] = [Math.max(1, width / GRID / 3), Math.max(1, height / GRID / 3)];
    const sum = [0, 0, 0];
    for (let n = 0; n < 9; n++) {
      const x = Math.min(width - 1, Math.floor(x0 + (n % 3) * stepX));
      const y = Math.min(height - 1, Math.floor(y0 + Math.floor(n / 3) * stepY));
      for (let k = 0; k < 3; k++) sum[k] = (sum[k] ?? 0) + (bytes[(y * width + x) * 3 + k] as number) / 2295;
    }
    return [sum[0] ?? 0, sum[1] ?? 0, sum[2] ?? 0];
  });
}

/** Finds the colours of a picture that lie well apart, by k-means from evenly spaced lightness. */
function findColours(cells: readonly Colour[]): Colour[] {
  const ordered = [...cells].sort((a, b) => lumaOf(a) - lumaOf(b));
  let centres = Array.from(
    { length: 7 },
    (_, i): Colour => ordered[Math.floor(((i + 0.5) / 7) * ordered.length)] ?? [0.5, 0.5, 0.5],
  );
  for (let round = 0; round < 8; round++) {
    const sums = centres.map(() => [0, 0, 0, 0]);
    for (const cell of cells) {
      const gaps = centres.map(c => (c[0] - cell[0]) ** 2 + (c[1] - cell[1]) ** 2 + (c[2] - cell[2]) ** 2);
      const sum = sums[gaps.indexOf(Math.min(...gaps))];
      if (sum) for (let k = 0; k < 4; k++) sum[k] = (sum[k] ?? 0) + (k < 3 ? (cell[k] as number) : 1);
    }
    centres = centres.map((centre, i): Colour => {
      const [r = 0, g = 0, b = 0, n = 0] = sums[i] ?? [];
      return n === 0 ? centre : [r / n, g / n, b / n];
    });
  }
  return centres;
}

/** Finds a picture's colours, its brightest place and its horizon. */
export function findFacts(picture: ReferencePicture, change: number): ReferenceFacts {
  const cells = shrinkToGrid(picture);
  const lumas = cells.map(lumaOf);
  let [sumX, sumY, weight] = [0, 0, 0];
  for (const [i, luma] of lumas.entries()) {
    const own = luma ** 6;
    sumX += ((i % GRID) + 0.5) * own;
    sumY += (Math.floor(i / GRID) + 0.5) * own;
    weight += own;
  }
  const rows = Array.from(
    { length: GRID },
    (_, y) => lumas.slice(y * GRID, (y + 1) * GRID).reduce((a, b) => a + b, 0) / GRID,
  );
  const steps = rows.map((row, y) => (y < 6 || y > GRID - 5 ? 0 : Math.abs(row - (rows[y - 2] ?? row))));
  const strongest = Math.max(...steps);
  return {
    colours: findColours(cells),
    light: weight === 0 ? { x: 0.5, y: 0.3 } : { x: sumX / weight / GRID, y: sumY / weight / GRID },
    horizon: strongest > 0.05 ? (steps.indexOf(strongest) - 0.5) / GRID : null,
    change,
  };
}
