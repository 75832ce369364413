import sharp from 'sharp';
import { Refusal } from '../../../backend/contract/problem.ts';
import { cutTiles, REACH, type Tile } from './cut-tiles.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { enlargeTiles, type TileResult, type TileWork } from './tile-threads.ts';

/** The most pixels of a result: 8192 × 8192. */
const RESULT_LIMIT = 8192 * 8192;

type Pixels = { readonly data: Buffer; readonly width: number; readonly height: number };

type Source = {
  /** With REACH more pixels on every side. */
  readonly around: Pixels;
  readonly size: { readonly width: number; readonly height: number };
  /** Already as large as the result, a byte a pixel. */
  readonly alpha: Buffer | null;
};

async function readPixels(file: string, factor: number): Promise<Source> {
  const picture = sharp(file).autoOrient();
  const { width, height, hasAlpha } = await picture.metadata().catch(refuseUnreadable);
  if (width * factor * height * factor > RESULT_LIMIT)
    throw new Refusal({
      code: 'too_large',
      message: `Made ${factor} times larger, a picture of ${width} × ${height} px would have more than 8192 × 8192 px.`,
      limit: RESULT_LIMIT,
      unit: 'px',
    });
  const plain = sharp(await picture.toColourspace('srgb').png({ compressionLevel: 0 }).toBuffer());
  // Without its edge repeated outwards the network would darken a picture's rim.
  const { data, info } = await plain
    .clone()
    .removeAlpha()
    .extend({ top: REACH, bottom: REACH, left: REACH, right: REACH, extendWith: 'copy' })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const around = { data: info.channels === 3 ? data : spreadGrey(data), width: info.width, height: info.height };
  const size = { width: info.width - 2 * REACH, height: info.height - 2 * REACH };
  if (!hasAlpha) return { around, size, alpha: null };
  const alpha = await plain
    .ensureAlpha()
    .extractChannel('alpha')
    .resize(size.width * factor, size.height * factor, { kernel: 'lanczos3', fit: 'fill' })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer();
  return { around, size, alpha };
}

function spreadGrey(grey: Buffer): Buffer {
  const rgb = Buffer.alloc(grey.length * 3);
  for (let i = 0; i < grey.length; i++) rgb.fill(grey[i] ?? 0, i * 3, i * 3 + 3);
  return rgb;
}

/** The tiles of a picture as the network wants them; `around` is the picture with REACH more on every side. */
function* cutWorks(tiles: readonly Tile[], around: Pixels): Generator<TileWork> {
  for (const [id, tile] of tiles.entries()) {
    const width = tile.width + 2 * REACH;
    const height = tile.height + 2 * REACH;
    const pixels = new Uint8Array(width * height * 3);
    for (let row = 0; row < height; row++) {
      const from = ((tile.top + row) * around.width + tile.left) * 3;
      pixels.set(around.data.subarray(from, from + width * 3), row * width * 3);
    }
    yield { id, pixels, width, height };
  }
}

function layTile(target: Pixels, tile: Tile, factor: number, result: TileResult): void {
  const rowBytes = tile.width * factor * 3;
  for (let row = 0; row < tile.height * factor; row++) {
    const from = ((REACH * factor + row) * result.width + REACH * factor) * 3;
    const to = ((tile.top * factor + row) * target.width + tile.left * factor) * 3;
    target.data.set(result.pixels.subarray(from, from + rowBytes), to);
  }
}

/**
 * Makes a picture two or four times larger and returns it as PNG: turned upright, in sRGB with 8 bits, its transparency kept.
 * `onTile` hears how many of all tiles are done. Raises `unsupported_media`, `too_large`.
 */
export async function enlargePicture(
  file: string,
  factor: 2 | 4,
  onTile: (done: number, all: number) => void,
  signal: AbortSignal,
): Promise<Buffer> {
  const { around, size, alpha } = await readPixels(file, factor);
  const tiles = cutTiles(size.width, size.height);
  const width = size.width * factor;
  const height = size.height * factor;
  const target = { data: Buffer.alloc(width * height * 3), width, height };
  let done = 0;
  onTile(0, tiles.length);
  const lay = (result: TileResult) => {
    const tile = tiles[result.id];
    if (tile) layTile(target, tile, factor, result);
    onTile(++done, tiles.length);
  };
  await enlargeTiles(factor, cutWorks(tiles, around), lay, signal);
  const made = sharp(target.data, { raw: { width, height, channels: 3 } });
  if (alpha) made.joinChannel(alpha, { raw: { width, height, channels: 1 } });
  return await made.png({ compressionLevel: 6 }).toBuffer();
}
