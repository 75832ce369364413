import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meanOf, measureGap, openJobs } from './job.fake.ts';

const reference = { media: 'a'.repeat(64) };
let red: string;
let leftLit: string;
let jobs: Awaited<ReturnType<typeof openJobs>>;
beforeAll(async () => {
  jobs = await openJobs();
  red = join(jobs.folder, 'red.png');
  await sharp({ create: { width: 320, height: 200, channels: 3, background: '#c02018' } })
    .png()
    .toFile(red);
  leftLit = join(jobs.folder, 'left.png');
  const ramp = Buffer.from(Array.from({ length: 256 * 256 }, (_, i) => (i % 256 < 128 ? 235 : 25)));
  await sharp(ramp, { raw: { width: 256, height: 256, channels: 1 } })
    .png()
    .toFile(leftLit);
});
afterAll(() => jobs.close());

describe('a sketch after a reference', () => {
  const drawAfter = (path: string, strength: number) =>
    jobs.sketch({ prompt: 'a meadow, day', style: 'cinematic', reference, strength }, { reference: path });

  it('takes on its colours, the more the less may change', async () => {
    const redness = async (picture: Buffer) => {
      const [r = 0, g = 0, b = 0] = await meanOf(picture);
      return r - (g + b) / 2;
    };
    const [held, half, free] = [
      await redness(await drawAfter(red, 0.1)),
      await redness(await drawAfter(red, 0.6)),
      await redness(await drawAfter(red, 1)),
    ];
    expect(held).toBeGreaterThan(half);
    expect(half).toBeGreaterThan(free + 20);
  });

  it('follows its light closely when little may change', async () => {
    const picture = await readFile(leftLit);
    const [held, half, free] = [
      await measureGap(await drawAfter(leftLit, 0.1), picture),
      await measureGap(await drawAfter(leftLit, 0.5), picture),
      await measureGap(await drawAfter(leftLit, 1), picture),
    ];
    expect(held).toBeLessThan(25);
    expect(half).toBeLessThan(free);
    expect(held).toBeLessThan(half);
  });

  it('is the sketch without a reference when everything may change', async () => {
    const [free, without] = [
      await drawAfter(red, 1),
      await jobs.sketch({ prompt: 'a meadow, day', style: 'cinematic' }),
    ];
    expect(free.equals(without)).toBe(true);
  });

  it('is refused in words when the file is no picture', async () => {
    const path = join(jobs.folder, 'not-a.png');
    await writeFile(path, 'this says PNG and is not');
    await expect(drawAfter(path, 0.5)).rejects.toMatchObject({ problem: { code: 'unsupported_media' } });
  });
});
