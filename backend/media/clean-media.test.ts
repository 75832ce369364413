import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanMedia } from './clean-media.ts';
import { encodeJpegSegment } from './embed-in-jpeg.ts';
import { embedRecipe } from './embed-recipe.ts';
import { encodePngChunk } from './encode-png-chunk.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import { probeMedia } from './probe-media.ts';
import { readRecipe } from './read-recipe.ts';
import { drawMovingPicture, drawPicture, makeClip, makeScratchFolder } from './sample-media.fake.ts';

const SECRET = 'my-secret-prompt';
const recipe = {
  version: 1,
  model: { id: 'm', name: 'M' },
  parameters: { prompt: SECRET, seed: 1 },
  runtime: 'previz',
  worker: 'w',
  createdAt: '2026-01-01T00:00:00.000Z',
} as const;
const pixelsOf = (bytes: Buffer, pages = 1) => sharp(bytes, { pages }).autoOrient().raw().toBuffer();
const notes = { IFD0: { Copyright: SECRET, ImageDescription: SECRET } };

describe('a picture without words', () => {
  it.each([
    [
      'image/png',
      () => drawPicture(40, 30).keepIccProfile().withMetadata({ orientation: 6 }).withExifMerge(notes).png(),
    ],
    ['image/jpeg', () => drawPicture(40, 30).withMetadata({ orientation: 6 }).withExifMerge(notes).jpeg()],
    ['image/webp', () => drawPicture(40, 30).withMetadata({ orientation: 6 }).withExifMerge(notes).webp()],
  ] as const)('is left of %s: the same pixels and profile, turned the same way', async (type, draw) => {
    const before = embedRecipe(await draw().toBuffer(), type, recipe).bytes;
    expect(before.includes(SECRET)).toBe(true);
    const { bytes, left } = cleanMedia(before, type);
    expect(left).toBeNull();
    expect(bytes.includes(SECRET)).toBe(false);
    expect(readRecipe(bytes, type)).toBeNull();
    expect((await pixelsOf(bytes)).equals(await pixelsOf(before))).toBe(true);
    const [was, is] = await Promise.all([sharp(before).metadata(), sharp(bytes).metadata()]);
    expect(is).toMatchObject({ orientation: 6, autoOrient: was.autoOrient });
    expect(is.icc).toEqual(was.icc);
    expect(is.xmp).toBeUndefined();
    expect(cleanMedia(bytes, type).bytes.equals(bytes)).toBe(true);
  });

  it('has no comments, times, credentials or programs’ own segments', async () => {
    const png = await drawPicture(8, 8).png().toBuffer();
    const chunks = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'caBX'].map(name => encodePngChunk(name, Buffer.from(SECRET)));
    const wordy = Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
    expect(cleanMedia(wordy, 'image/png').bytes.equals(cleanMedia(png, 'image/png').bytes)).toBe(true);
    const jpeg = await drawPicture(8, 8).jpeg().toBuffer();
    const segments = [0xfe, 0xe1, 0xe2, 0xeb, 0xed].map(marker => encodeJpegSegment(marker, Buffer.from(SECRET)));
    const talkative = Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
    expect(cleanMedia(talkative, 'image/jpeg').bytes.equals(jpeg)).toBe(true);
  });

  it('is left of a simple WebP as it is, of a moving one with all its frames', async () => {
    const simple = await drawPicture(8, 8).webp().toBuffer();
    expect(cleanMedia(simple, 'image/webp').bytes.equals(simple)).toBe(true);
    const moving = embedRecipe(
      await drawMovingPicture(16, 16, 3)
        .webp({ delay: [40, 50, 60] })
        .toBuffer(),
      'image/webp',
      recipe,
    );
    const { bytes } = cleanMedia(moving.bytes, 'image/webp');
    expect(bytes.includes(SECRET)).toBe(false);
    expect(await sharp(bytes).metadata()).toMatchObject({ pages: 3, delay: [40, 50, 60] });
  });

  it('is left of a GIF, which moves as before', async () => {
    const gif = await drawMovingPicture(16, 16, 3)
      .gif({ delay: [40, 50, 60], loop: 2 })
      .toBuffer();
    const comment = Buffer.concat([Buffer.from([0x21, 0xfe, SECRET.length]), Buffer.from(`${SECRET}\0`)]);
    const wordy = Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)]);
    const { bytes } = cleanMedia(wordy, 'image/gif');
    expect(bytes.includes(SECRET)).toBe(false);
    expect(await sharp(bytes).metadata()).toMatchObject({ pages: 3, delay: [40, 50, 60], loop: 2 });
    expect((await pixelsOf(bytes, -1)).equals(await pixelsOf(gif, -1))).toBe(true);
  });
});

describe('a clip without words', () => {
  const framesOf = async (file: string) => {
    const ffmpeg = await findFfmpeg();
    return execFileSync(ffmpeg?.path ?? '', ['-v', 'error', '-xerror', '-i', file, '-f', 'md5', '-'], {
      encoding: 'utf8',
    });
  };

  it.each([
    ['a.mp4', 'video/mp4', ['-movflags', '+faststart']],
    ['b.mp4', 'video/mp4', []],
    ['c.webm', 'video/webm', ['-c:v', 'libvpx']],
    ['d.webm', 'video/webm', ['-c:v', 'libvpx', '-live', '1']],
  ] as const)('is left of %s and plays as before', async (name, type, output) => {
    using folder = makeScratchFolder();
    const words = ['-metadata', `comment=${SECRET}`, '-metadata', `title=${SECRET}`];
    await makeClip(folder.at(name), '64x48', 1, ...output, ...words);
    const before = embedRecipe(readFileSync(folder.at(name)), type, recipe).bytes;
    expect(before.includes(SECRET)).toBe(true);
    const { bytes, left } = cleanMedia(before, type);
    expect(left).toBeNull();
    expect(bytes.includes(SECRET)).toBe(false);
    writeFileSync(folder.at(`clean-${name}`), bytes);
    expect(await framesOf(folder.at(`clean-${name}`))).toBe(await framesOf(folder.at(name)));
    expect(await probeMedia(folder.at(`clean-${name}`))).toMatchObject({ durationMs: 1000, width: 64, height: 48 });
  });
});

describe('what cannot be cleaned', () => {
  it('comes back as it was, and says so', async () => {
    const avif = await drawPicture(8, 8).avif().toBuffer();
    expect(cleanMedia(avif, 'image/avif')).toEqual({ bytes: avif, left: 'format' });
    const cut = (await drawPicture(8, 8).png().toBuffer()).subarray(0, 60);
    expect(cleanMedia(cut, 'image/png')).toEqual({ bytes: cut, left: 'damaged' });
  });
});
