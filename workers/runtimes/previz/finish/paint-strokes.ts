import { roughNoise, sampleNoise, softNoise } from '../noise.ts';
import { createRandom, type Random } from '../random.ts';
import type { Raster } from '../raster.ts';
import { cellAt, createMips } from './mip.ts';

/** One round with one brush: sizes in scene units. */
export type Brush = {
  readonly width: number;
  /** Length for a width of 1. */
  readonly length: number;
  /** Strokes for what would just cover the picture. */
  readonly cover: number;
  /** Only where the picture differs by this much from what is painted so far, 0 is everywhere. */
  readonly threshold: number;
  readonly opacity: number;
  /** How much a stroke's colour strays, 0-1. */
  readonly stray: number;
};

/** Broad brushes to fine ones, as a gouache study is laid in; the last works at full size on a ground that shows a little. */
export type BrushSet = { readonly broad: readonly Brush[]; readonly fine: Brush; readonly ground: number };

/** The brushes of the painting style. */
export const gouache: BrushSet = {
  broad: [
    { width: 0.034, length: 3.2, cover: 1.4, threshold: 0, opacity: 0.8, stray: 0.032 },
    { width: 0.013, length: 3.6, cover: 1.6, threshold: 0.014, opacity: 0.82, stray: 0.026 },
  ],
  fine: { width: 0.0046, length: 2.9, cover: 1.5, threshold: 0.03, opacity: 0.8, stray: 0.016 },
  ground: 0.45,
};

const lumaAt = (mip: Raster, cell: number, x: number, y: number) => {
  const i = cellAt(mip, cell, x, y);
  return 0.21 * (mip.pixels[i] as number) + 0.72 * (mip.pixels[i + 1] as number) + 0.07 * (mip.pixels[i + 2] as number);
};

const around = [
  [0, 0],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** The way a form runs at a point: along the strongest edge there or one cell away, since a thin line has none at its own middle; the flow where there is no edge. */
function angleAt(mip: Raster, cell: number, x: number, y: number, flow: number): number {
  let [strongest, angle] = [0.0006, flow];
  for (const [dx, dy] of around) {
    const cx = x + dx * cell;
    const cy = y + dy * cell;
    const gx = lumaAt(mip, cell, cx + cell, cy) - lumaAt(mip, cell, cx - cell, cy);
    const gy = lumaAt(mip, cell, cx, cy + cell) - lumaAt(mip, cell, cx, cy - cell);
    const strength = gx * gx + gy * gy;
    if (strength <= strongest) continue;
    strongest = strength;
    angle = Math.atan2(gx, -gy);
  }
  return angle;
}

/**
 * Repaints a picture, or one clear layer of it, in strokes that follow its forms, in place.
 * The broad rounds are laid in at half size, which is four times faster and looks the same. Yields after each round.
 */
export function* paintStrokes(source: Raster, brushes: BrushSet, seed: number): Generator<number, Raster> {
  const mips = createMips(source, 7);
  const half = mips[0];
  if (!half) return source;
  const small = { ...half, pixels: Float32Array.from(half.pixels) };
  const rounds = brushes.broad.length + 1;
  for (const [round, brush] of brushes.broad.entries()) {
    paintRound(small, mips, 2, brush, createRandom(seed, `brush ${round}`));
    yield (round + 1) / (rounds + 1);
  }
  enlarge(small, source, brushes.ground);
  yield rounds / (rounds + 1);
  paintRound(source, mips, 1, brushes.fine, createRandom(seed, 'fine brush'));
  return source;
}

/** Lays the half-size canvas over the source at full size, in place, letting some of the source show. */
function enlarge(small: Raster, source: Raster, ground: number): void {
  const { width, height, pixels } = source;
  const line = new Float32Array((small.width + 2) * 4);
  const cover = 1 - ground;
  for (let row = 0; row < height; row++) {
    // Twice the size exactly: a pixel lies a quarter of a cell from the nearer cell's middle.
    const near = Math.min(small.height - 1, row >> 1);
    const far = Math.min(small.height - 1, Math.max(0, row & 1 ? near + 1 : near - 1));
    const [a, b] = [near * small.width * 4, far * small.width * 4];
    for (let k = 0; k < small.width * 4; k++)
      line[k + 4] = (small.pixels[a + k] as number) * 0.75 + (small.pixels[b + k] as number) * 0.25;
    for (let k = 0; k < 4; k++) {
      line[k] = line[k + 4] as number;
      line[(small.width + 1) * 4 + k] = line[small.width * 4 + k] as number;
    }
    let i = row * width * 4;
    for (let column = 0; column < width; column++, i += 4) {
      const at = (Math.min(small.width - 1, column >> 1) + 1) * 4;
      const side = column & 1 ? at + 4 : at - 4;
      for (let k = 0; k < 4; k++) {
        const painted = (line[at + k] as number) * 0.75 + (line[side + k] as number) * 0.25;
        pixels[i + k] = (pixels[i + k] as number) * ground + painted * cover;
      }
    }
  }
}

function paintRound(canvas: Raster, mips: readonly Raster[], shrink: number, brush: Brush, random: Random): void {
  const { width, height, view, pixels } = canvas;
  const size = Math.max(1.6, brush.width * view.scale);
  const level = Math.max(0, Math.min(mips.length - 1, Math.round(Math.log2(size * shrink)) - 2));
  const mip = mips[level];
  const formLevel = Math.min(mips.length - 1, level + 1);
  const form = mips[formLevel];
  if (!mip || !form) return;
  const [cell, formCell] = [2 << level, 2 << formLevel];
  const gap = size / Math.sqrt(brush.cover * 0.6);
  const columns = Math.ceil(width / gap);
  const total = columns * Math.ceil(height / gap);
  // A stride without a common divisor visits every place once, out of order, so that no stroke always lies over its neighbour.
  const stride = findStride(Math.floor(total * 0.618), total);
  for (let n = 0, place = 0; n < total; n++, place = (place + stride) % total) {
    const x = ((place % columns) + random.next()) * gap;
    const y = (Math.floor(place / columns) + random.next()) * gap;
    const [tone, warm, reach] = [random.next() - 0.5, random.next() - 0.5, 0.7 + 0.6 * random.next()];
    const [turn, bristle] = [(random.next() - 0.5) * 0.3, random.next()];
    if (x >= width || y >= height) continue;
    const i = cellAt(mip, cell, x * shrink, y * shrink);
    const [r, g, b, a] = [
      mip.pixels[i] as number,
      mip.pixels[i + 1] as number,
      mip.pixels[i + 2] as number,
      mip.pixels[i + 3] as number,
    ];
    const p = (Math.floor(y) * width + Math.floor(x)) * 4;
    // Nothing here and nothing painted here: a clear place of a layer.
    if (a + r + g + b === 0 && (pixels[p + 3] as number) === 0) continue;
    if (brush.threshold > 0) {
      const apart =
        Math.abs((pixels[p] as number) - r) +
        Math.abs((pixels[p + 1] as number) - g) +
        Math.abs((pixels[p + 2] as number) - b);
      if (apart < brush.threshold * 3 * (0.3 + r + g + b)) continue;
    }
    const flow = (sampleNoise(softNoise, (x / view.scale) * 0.3 + 0.1, (y / view.scale) * 0.45) - 0.5) * 2.2;
    const light = 1 + tone * brush.stray * 2;
    const heat = warm * brush.stray;
    const angle = angleAt(form, formCell, x * shrink, y * shrink, flow) + turn;
    layStroke(canvas, {
      x,
      y,
      angle,
      length: size * brush.length * reach,
      width: size,
      opacity: brush.opacity,
      r: r * light * (1 + heat),
      g: g * light,
      b: b * light * (1 - heat),
      a,
      bristle,
    });
  }
}

type Stroke = {
  x: number;
  y: number;
  angle: number;
  length: number;
  width: number;
  opacity: number;
  r: number;
  g: number;
  b: number;
  a: number;
  bristle: number;
};

function layStroke({ width, height, pixels }: Raster, stroke: Stroke): void {
  const c = Math.cos(stroke.angle);
  const s = Math.sin(stroke.angle);
  const halfLength = stroke.length / 2;
  const halfWidth = stroke.width / 2;
  const reachY = Math.abs(s) * halfLength + Math.abs(c) * halfWidth;
  const bottom = Math.min(height - 1, Math.ceil(stroke.y + reachY));
  const start = Math.floor(stroke.bristle * 262_143);
  const hairs = Math.max(1, Math.round((8 / Math.max(3, stroke.width)) * 3));
  for (let row = Math.max(0, Math.floor(stroke.y - reachY)); row <= bottom; row++) {
    const dy = row - stroke.y;
    // The columns of this row that lie inside the stroke, from the two pairs of its sides.
    const [l0, l1] = spanOf(c, dy * s, halfLength);
    const [w0, w1] = spanOf(-s, dy * c, halfWidth);
    const from = Math.max(0, Math.ceil(stroke.x + Math.max(l0, w0)));
    const to = Math.min(width - 1, Math.floor(stroke.x + Math.min(l1, w1)));
    for (let column = from; column <= to; column++) {
      const dx = column - stroke.x;
      const across = dx * -s + dy * c;
      const u = (dx * c + dy * s) / halfLength;
      const v = across / halfWidth;
      const hair = roughNoise[(start + (((across + 64) * hairs) | 0) * 512 + (((u + 1) * 9) | 0)) & 262_143] as number;
      const end = u > 0 ? 1 - u * u * (0.4 + hair) : 1 - u * u * u * u;
      const bare = (1 - v * v * Math.abs(v)) * end * (0.55 + 0.75 * hair);
      if (bare <= 0) continue;
      const alpha = (bare > 1 ? 1 : bare) * stroke.opacity;
      const ridge = (1 + (hair - 0.5) * 0.07) * alpha;
      const i = (row * width + column) * 4;
      const keep = 1 - alpha;
      pixels[i] = (pixels[i] as number) * keep + stroke.r * ridge;
      pixels[i + 1] = (pixels[i + 1] as number) * keep + stroke.g * ridge;
      pixels[i + 2] = (pixels[i + 2] as number) * keep + stroke.b * ridge;
      pixels[i + 3] = (pixels[i + 3] as number) * keep + stroke.a * alpha;
    }
  }
}

/** Where `dx * slope + offset` lies within ± `half`. */
function spanOf(slope: number, offset: number, half: number): readonly [number, number] {
  if (Math.abs(slope) < 1e-4) return Math.abs(offset) <= half ? [-1e9, 1e9] : [1, 0];
  const a = (-half - offset) / slope;
  const b = (half - offset) / slope;
  return a < b ? [a, b] : [b, a];
}

function findStride(from: number, total: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let stride = Math.max(1, from);
  while (divisor(stride, total) !== 1) stride++;
  return stride;
}
