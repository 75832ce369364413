import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Progress } from '../../../backend/contract/tasks.ts';
import { meanOf, openJobs } from './job.fake.ts';

const size = { width: 256, height: 256 };
let jobs: Awaited<ReturnType<typeof openJobs>>;
beforeAll(async () => {
  jobs = await openJobs();
});
afterAll(() => jobs.close());

describe('a sketch', () => {
  it('is the same to the byte for the same task, and another for another seed', async () => {
    const parameters = { prompt: 'a fox in the snow' };
    const [first, second, other] = [
      await jobs.sketch(parameters),
      await jobs.sketch(parameters),
      await jobs.sketch(parameters, { seed: 8 }),
    ];
    expect(second.equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
  });

  it.each([
    { width: 256, height: 256 },
    { width: 768, height: 256 },
    { width: 264, height: 512 },
  ])('has the size that was asked for: $width × $height', async wanted => {
    expect(await sharp(await jobs.sketch({ prompt: 'a harbour', size: wanted })).metadata()).toMatchObject({
      ...wanted,
      format: 'png',
      channels: 3,
    });
  });

  it('tells the seed that it was drawn with', async () => {
    expect((await jobs.run({ prompt: 'a cat', size }, { seed: 4_294_967_295 })).files[0]?.seed).toBe(4_294_967_295);
  });

  it.each(['painting', 'cinematic', 'ink', 'pencil', 'watercolour', 'noir', 'poster'])(
    'looks its own way in %s',
    async style => {
      const [plain, styled] = [
        await jobs.sketch({ prompt: 'a castle on a hill at sunset' }),
        await jobs.sketch({ prompt: 'a castle on a hill at sunset', style }),
      ];
      // Painting is what auto means here.
      expect(styled.equals(plain)).toBe(style === 'painting');
    },
  );

  it('draws noir and pencil without colour', async () => {
    for (const style of ['noir', 'pencil']) {
      const [r = 0, , b = 0] = await meanOf(await jobs.sketch({ prompt: 'a sunset at sea', style }));
      expect(Math.abs(r - b)).toBeLessThan(12);
    }
  });

  it('changes with its framing and with what is left out', async () => {
    const plain = await jobs.sketch({ prompt: 'a knight and a horse in a meadow' });
    expect((await jobs.sketch({ prompt: 'a knight and a horse in a meadow', shot: 'close' })).equals(plain)).toBe(
      false,
    );
    expect((await jobs.sketch({ prompt: 'a knight and a horse in a meadow', negative: 'horse' })).equals(plain)).toBe(
      false,
    );
  });

  it('tells the words to leave out that mean nothing to it', async () => {
    expect((await jobs.run({ prompt: 'a cat', negative: 'dog, blurry', size })).unmapped).toEqual([
      { name: 'negative', why: 'A sketch has nothing called “blurry” that it could leave out' },
    ]);
  });

  it('tells how far it is in words, with small WebP previews, and never goes back', async () => {
    const told: { progress: Progress; preview: Uint8Array | undefined }[] = [];
    await jobs.run(
      { prompt: 'a lighthouse', size: { width: 512, height: 512 } },
      { report: (progress, preview) => told.push({ progress, preview }) },
    );
    for (const { progress } of told) expect(Progress.parse(progress)).toEqual(progress);
    const fractions = told.map(t => t.progress.fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect([...new Set(told.map(t => t.progress.message))]).toEqual([
      'Reading the prompt',
      'Composing',
      'Light',
      'Finishing',
    ]);
    const previews = told.flatMap(t => t.preview ?? []);
    expect(previews.length).toBeGreaterThanOrEqual(2);
    for (const preview of previews) {
      const { format, width } = await sharp(preview).metadata();
      expect(format).toBe('webp');
      expect(width).toBeLessThanOrEqual(384);
    }
  });

  it.each(['🦊🌙', 'قطة على السطح', 'שלום', '<svg onload="x"/>&"', 'x'.repeat(4000)])(
    'draws something for the prompt %j',
    async prompt => {
      expect((await sharp(await jobs.sketch({ prompt })).stats()).entropy).toBeGreaterThan(3);
    },
  );

  it('stops soon when it is told to, with the reason that was given, and leaves no file', async () => {
    const abort = new AbortController();
    const started = jobs.run(
      { prompt: 'a city skyline at night', size: { width: 1024, height: 1024 } },
      {
        signal: abort.signal,
        report: ({ fraction }) => fraction > 0.2 && abort.abort(new Error('the person cancelled')),
      },
    );
    await expect(started).rejects.toThrow('the person cancelled');
    const folders = await readdir(jobs.folder);
    const left = await Promise.all(folders.map(job => readdir(join(jobs.folder, job))));
    expect(left.flat().filter(name => name !== 'sketch.png')).toEqual([]);
  });
});
