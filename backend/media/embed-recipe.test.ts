import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeJpegSegment } from './embed-in-jpeg.ts';
import { embedRecipe } from './embed-recipe.ts';
import type { EmbeddedRecipe } from './embedded-recipe.ts';
import { encodePngChunk } from './encode-png-chunk.ts';
import { encodeRiffChunk, encodeWebp } from './encode-webp.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import { probeMedia } from './probe-media.ts';
import { readRecipe } from './read-recipe.ts';
import { drawMovingPicture, drawPicture, makeClip, makeScratchFolder } from './sample-media.fake.ts';

const parameters = {
  prompt: 'a fox & a <hound>, "שלום" 🦊\nsecond line ]]> \ufffe \u0001',
  negative: 'blur',
  seed: 7,
  steps: 20,
  size: { width: 64, height: 48 },
  reference: { media: 'c'.repeat(64) },
  tiled: true,
};
const recipe: EmbeddedRecipe = {
  version: 1,
  model: { id: 'previz-sketch', name: 'Sketch' },
  parameters,
  runtime: 'previz',
  worker: 'Built-in',
  createdAt: '2026-03-01T10:00:00.000Z',
};
const found = { modelId: 'previz-sketch', parameters };
const pixelsOf = (bytes: Buffer, pages = 1) => sharp(bytes, { pages }).raw().toBuffer();

describe('a recipe in a picture', () => {
  const seeThrough = {
    create: { width: 33, height: 21, channels: 4, background: { r: 9, g: 200, b: 90, alpha: 0.4 } },
  } as const;
  it.each([
    ['a PNG', 'image/png', () => drawPicture(64, 48).png()],
    ['a PNG one can see through', 'image/png', () => sharp(seeThrough).png()],
    ['a JPEG', 'image/jpeg', () => drawPicture(64, 48).jpeg()],
    [
      'a JPEG with camera notes and a profile',
      'image/jpeg',
      () => drawPicture(64, 48).withMetadata({ orientation: 6 }).jpeg(),
    ],
    ['a simple WebP', 'image/webp', () => drawPicture(65, 47).webp()],
    ['a lossless WebP', 'image/webp', () => drawPicture(65, 47).webp({ lossless: true })],
    ['a lossless WebP one can see through', 'image/webp', () => sharp(seeThrough).webp({ lossless: true })],
    ['a WebP one can see through', 'image/webp', () => sharp(seeThrough).webp()],
    ['a WebP with a profile', 'image/webp', () => drawPicture(64, 48).withMetadata().webp()],
  ] as const)('comes back from %s, whose pixels stay', async (_, type, draw) => {
    const before = await draw().toBuffer();
    const { bytes, left } = embedRecipe(before, type, recipe);
    expect(left).toBeNull();
    expect(readRecipe(bytes, type)).toEqual(found);
    expect((await pixelsOf(bytes)).equals(await pixelsOf(before))).toBe(true);
    const { xmp: _xmp, comments: _comments, size: _size, ...shape } = await sharp(bytes).metadata();
    expect(shape).toMatchObject({ width: expect.any(Number), hasAlpha: (await sharp(before).metadata()).hasAlpha });
    expect(shape.orientation).toBe((await sharp(before).metadata()).orientation);
  });

  it('stays a moving picture where it was one', async () => {
    const before = await drawMovingPicture(32, 24, 4)
      .webp({ delay: [50, 60, 70, 80] })
      .toBuffer();
    const { bytes } = embedRecipe(before, 'image/webp', recipe);
    expect(readRecipe(bytes, 'image/webp')).toEqual(found);
    expect(await sharp(bytes).metadata()).toMatchObject({ pages: 4, delay: [50, 60, 70, 80] });
    expect((await pixelsOf(bytes, -1)).equals(await pixelsOf(before, -1))).toBe(true);
  });

  it('is written once, however often it is put in', async () => {
    for (const [type, before] of [
      ['image/png', await drawPicture(16, 16).png().toBuffer()],
      ['image/jpeg', await drawPicture(16, 16).jpeg().toBuffer()],
      ['image/webp', await drawPicture(16, 16).webp().toBuffer()],
    ] as const) {
      const once = embedRecipe(before, type, { ...recipe, parameters: { prompt: 'an older, longer one' } });
      const twice = embedRecipe(once.bytes, type, recipe);
      expect(twice.bytes.equals(embedRecipe(before, type, recipe).bytes)).toBe(true);
    }
  });

  it('is found by other programs where they look', async () => {
    const png = embedRecipe(await drawPicture(8, 8).png().toBuffer(), 'image/png', {
      ...recipe,
      parameters: { prompt: 'a tea house', seed: 3 },
    });
    expect((await sharp(png.bytes).metadata()).comments).toContainEqual({
      keyword: 'parameters',
      text: 'a tea house\nSeed: 3, Model: Sketch, Version: Dailies',
    });
    const accented = { ...recipe, parameters: { prompt: 'un café' } };
    const latin = embedRecipe(await drawPicture(8, 8).png().toBuffer(), 'image/png', accented);
    expect(latin.bytes.includes('tEXtparameters\0un caf\xe9', 0, 'latin1')).toBe(true);
    expect(readRecipe(latin.bytes, 'image/png')?.parameters).toEqual({ prompt: 'un café' });
    const webp = embedRecipe(await drawPicture(8, 8).webp().toBuffer(), 'image/webp', recipe);
    const xmp = String((await sharp(webp.bytes).metadata()).xmp);
    expect(xmp).toContain('<rdf:li xml:lang="x-default">a fox &amp; a &lt;hound&gt;');
    expect(xmp).not.toMatch(/[\ufffe\uffff]|(?!\n)\p{Cc}/u);
  });
});

describe('a recipe in a clip', () => {
  const framesOf = async (file: string) => {
    const ffmpeg = await findFfmpeg();
    return execFileSync(ffmpeg?.path ?? '', ['-v', 'error', '-i', file, '-f', 'md5', '-'], { encoding: 'utf8' });
  };

  it.each([[[]], [['-movflags', '+faststart']]])(
    'comes back from an MP4 made with %j, which plays as before',
    async output => {
      using folder = makeScratchFolder();
      await makeClip(folder.at('before.mp4'), '64x48', 1, ...output);
      const once = embedRecipe(readFileSync(folder.at('before.mp4')), 'video/mp4', recipe);
      const { bytes, left } = embedRecipe(once.bytes, 'video/mp4', recipe);
      writeFileSync(folder.at('after.mp4'), bytes);
      expect(left).toBeNull();
      expect(bytes.equals(once.bytes)).toBe(true);
      expect(readRecipe(folder.at('after.mp4'), 'video/mp4')).toEqual(found);
      expect(await framesOf(folder.at('after.mp4'))).toBe(await framesOf(folder.at('before.mp4')));
      expect(await probeMedia(folder.at('after.mp4'))).toMatchObject({ durationMs: 1000, width: 64 });
    },
  );
});

describe('a file that is left as it was, and says why', () => {
  it.each(['video/webm', 'image/gif', 'image/avif'] as const)('%s has no place for a recipe', type => {
    const before = Buffer.from('whatever');
    expect(embedRecipe(before, type, recipe)).toEqual({ bytes: before, left: 'format' });
    expect(readRecipe(before, type)).toBeNull();
  });

  it('is signed by its maker', async () => {
    const [png, jpeg, webp] = await Promise.all([
      drawPicture(8, 8).png().toBuffer(),
      drawPicture(8, 8).jpeg().toBuffer(),
      drawPicture(8, 8).webp().toBuffer(),
    ]);
    const credentials = Buffer.from('jumb');
    const signedPng = Buffer.concat([png.subarray(0, 33), encodePngChunk('caBX', credentials), png.subarray(33)]);
    const signedJpeg = Buffer.concat([jpeg.subarray(0, 2), encodeJpegSegment(0xeb, credentials), jpeg.subarray(2)]);
    const signedWebp = encodeWebp([webp.subarray(12), encodeRiffChunk('C2PA', credentials)]);
    expect(embedRecipe(signedPng, 'image/png', recipe)).toEqual({ bytes: signedPng, left: 'signed' });
    expect(embedRecipe(signedJpeg, 'image/jpeg', recipe)).toEqual({ bytes: signedJpeg, left: 'signed' });
    expect(embedRecipe(signedWebp, 'image/webp', recipe)).toEqual({ bytes: signedWebp, left: 'signed' });
  });

  it.each(['image/png', 'image/jpeg', 'image/webp', 'video/mp4'] as const)('is a broken %s', type => {
    for (const before of [Buffer.alloc(0), Buffer.from('RIFF'), Buffer.alloc(100, 0xff)])
      expect(embedRecipe(before, type, recipe)).toEqual({ bytes: before, left: 'damaged' });
  });

  it('is a JPEG, for a recipe that is longer than its segments', async () => {
    const long = { ...recipe, parameters: { prompt: 'x'.repeat(100_000) } };
    const jpeg = await drawPicture(8, 8).jpeg().toBuffer();
    expect(embedRecipe(jpeg, 'image/jpeg', long)).toEqual({ bytes: jpeg, left: 'too_long' });
    const png = embedRecipe(await drawPicture(8, 8).png().toBuffer(), 'image/png', long);
    expect(readRecipe(png.bytes, 'image/png')?.parameters).toEqual(long.parameters);
  });
});

describe('a recipe of another program', () => {
  const text =
    'a tea house, 茶\nNegative prompt: people\nSteps: 12, Sampler: Euler, CFG scale: 6, Seed: 99, Size: 512x640, Model: v1';
  const theirs = {
    modelId: null,
    parameters: {
      prompt: 'a tea house, 茶',
      negative: 'people',
      steps: 12,
      sampler: 'Euler',
      guidance: 6,
      seed: 99,
      size: { width: 512, height: 640 },
    },
  };
  /** Camera notes that hold a comment alone: main folder, its pointer to the EXIF folder, the comment's entry, the comment. */
  const noteComment = (comment: Buffer) => {
    const tiff = Buffer.alloc(44);
    tiff.write('MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0\0\x01\x92\x86\0\x07', 0, 'latin1');
    tiff.writeUInt32BE(comment.length, 32);
    tiff.writeUInt32BE(44, 36);
    return Buffer.concat([tiff, comment]);
  };
  const inBigEndian = Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from(text, 'utf16le').swap16()]);
  const inLittleEndian = Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from(text, 'utf16le')]);

  it.each([
    ['plain', 'iTXt', 'parameters\0\0\0\0\0', (text: string) => Buffer.from(text)],
    ['packed', 'iTXt', 'parameters\0\x01\0en\0x\0', (text: string) => deflateSync(text)],
    ['wrongly coded', 'tEXt', 'parameters\0', (text: string) => Buffer.from(text)],
  ])('is read from a PNG’s %s text', async (_, name, head, encode) => {
    const png = await drawPicture(8, 8).png().toBuffer();
    const chunk = encodePngChunk(name, Buffer.concat([Buffer.from(head), encode(text)]));
    const before = Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
    const behind = Buffer.concat([png.subarray(0, -12), chunk, png.subarray(-12)]);
    expect(readRecipe(before, 'image/png')).toEqual(theirs);
    expect(readRecipe(behind, 'image/png')).toEqual(theirs);
    expect(readRecipe(embedRecipe(before, 'image/png', recipe).bytes, 'image/png')).toEqual(found);
  });

  it.each([
    ['most significant byte first', inBigEndian],
    ['least significant byte first', inLittleEndian],
    ['no coding named', Buffer.concat([Buffer.alloc(8), Buffer.from(text)])],
  ])('is read from camera notes, %s', async (_, comment) => {
    const jpeg = await drawPicture(8, 8).jpeg().toBuffer();
    const notes = Buffer.concat([Buffer.from('Exif\0\0'), noteComment(comment)]);
    const noted = Buffer.concat([jpeg.subarray(0, 2), encodeJpegSegment(0xe1, notes), jpeg.subarray(2)]);
    expect(readRecipe(noted, 'image/jpeg')).toEqual(theirs);
    const webp = await drawPicture(8, 8).webp().toBuffer();
    const { bytes } = embedRecipe(webp, 'image/webp', recipe);
    const header = bytes.subarray(12, 30);
    header[8] = 0x08;
    const chunks = [header, webp.subarray(12), encodeRiffChunk('EXIF', noteComment(comment))];
    expect(readRecipe(encodeWebp(chunks), 'image/webp')).toEqual(theirs);
  });
});
