import { readFileSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanMedia } from './clean-media.ts';
import { embedRecipe } from './embed-recipe.ts';
import { encodePngChunk } from './encode-png-chunk.ts';
import { PNG_SIGNATURE } from './list-png-parts.ts';
import { readExif } from './read-exif.ts';
import { readRecipe } from './read-recipe.ts';
import { drawMovingPicture, drawPicture, makeClip, makeScratchFolder } from './sample-media.fake.ts';

const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'video/mp4', 'video/webm'] as const;
const recipe = {
  version: 1,
  model: { id: 'm', name: 'M' },
  parameters: { prompt: 'x', seed: 1 },
  runtime: 'previz',
  worker: 'w',
  createdAt: '2026-01-01T00:00:00.000Z',
} as const;

describe('looking for a recipe', () => {
  it('finds none in a picture that has none', async () => {
    expect(readRecipe(await drawPicture(8, 8).png().toBuffer(), 'image/png')).toBeNull();
    expect(readRecipe(await drawPicture(8, 8).jpeg().toBuffer(), 'image/jpeg')).toBeNull();
  });

  it('does not read a text longer than a megabyte, packed or not', () => {
    const long = `${'x'.repeat(2_000_000)}\nSteps: 1, Seed: 2, Size: 3x4`;
    const packed = Buffer.concat([Buffer.from('parameters\0\0'), deflateSync(Buffer.from(long))]);
    expect(packed.length).toBeLessThan(10_000);
    for (const chunk of [encodePngChunk('tEXt', Buffer.from(`parameters\0${long}`)), encodePngChunk('zTXt', packed)])
      expect(readRecipe(Buffer.concat([PNG_SIGNATURE, chunk]), 'image/png')).toBeNull();
    const short = encodePngChunk('zTXt', Buffer.concat([Buffer.from('parameters\0\0'), deflateSync('a\nSteps: 1')]));
    expect(readRecipe(Buffer.concat([PNG_SIGNATURE, short]), 'image/png')?.parameters).toEqual({
      prompt: 'a',
      steps: 1,
    });
  });

  it('finds it behind megabytes of pixels in a file', async () => {
    using folder = makeScratchFolder();
    const png = await drawPicture(900, 900).png().toBuffer();
    const text = encodePngChunk('tEXt', Buffer.from('parameters\0a\nSteps: 1'));
    writeFileSync(folder.at('a.png'), Buffer.concat([png.subarray(0, -12), text, png.subarray(-12)]));
    expect(readRecipe(folder.at('a.png'), 'image/png')?.parameters).toEqual({ prompt: 'a', steps: 1 });
  });

  it('takes garbage for nothing, whatever it claims to be', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...TYPES), (garbage, type) => {
        const bytes = Buffer.from(garbage);
        expect(readRecipe(bytes, type)).toBeNull();
        cleanMedia(bytes, type);
        embedRecipe(bytes, type, recipe);
        readExif(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it('survives every kind of damage to a real file', async () => {
    using folder = makeScratchFolder();
    await makeClip(folder.at('a.mp4'), '16x16', 0.2);
    await makeClip(folder.at('a.webm'), '16x16', 0.2, '-c:v', 'libvpx', '-metadata', 'title=words');
    const files = {
      'image/png': await drawPicture(8, 8).png().toBuffer(),
      'image/jpeg': await drawPicture(8, 8).withMetadata({ orientation: 3 }).jpeg().toBuffer(),
      'image/webp': await drawPicture(8, 8).withMetadata({ orientation: 3 }).webp().toBuffer(),
      'image/gif': await drawMovingPicture(8, 8, 2).gif().toBuffer(),
      'video/mp4': readFileSync(folder.at('a.mp4')),
      'video/webm': readFileSync(folder.at('a.webm')),
    };
    const damage = fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), damage, fc.nat(4000), (type, changes, cut) => {
        const bytes = Buffer.from(embedRecipe(files[type], type, recipe).bytes);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const broken = bytes.subarray(0, Math.max(1, bytes.length - (cut % 3 === 0 ? cut % bytes.length : 0)));
        readRecipe(broken, type);
        cleanMedia(broken, type);
        embedRecipe(broken, type, recipe);
      }),
      { numRuns: 3000 },
    );
  });
});
