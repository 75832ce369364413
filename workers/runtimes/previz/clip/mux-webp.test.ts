import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeAnimatedWebp } from './mux-webp.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webp-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const shape = { width: 33, height: 17, fps: 24 };

async function* fadeUp(count: number) {
  for (let n = 0; n < count; n++) yield new Uint8Array(33 * 17 * 3).fill(Math.round((n / count) * 255));
}

describe('an animated WebP', () => {
  it('shows every frame in turn for its share of the time, for ever', async () => {
    const file = join(folder, 'fade.webp');
    await writeAnimatedWebp(shape, fadeUp(12), file, new AbortController().signal);
    const { pages, delay, loop, width, pageHeight } = await sharp(file, { animated: true }).metadata();
    expect({ pages, loop, width, pageHeight }).toEqual({ pages: 12, loop: 0, width: 33, pageHeight: 17 });
    expect(delay?.reduce((a, b) => a + b, 0)).toBe(500);
    const light = async (page: number) => (await sharp(file, { page }).stats()).channels[0]?.mean ?? 0;
    expect(await light(0)).toBeLessThan(8);
    expect(await light(6)).toBeCloseTo(128, -1);
    expect(await light(11)).toBeGreaterThan(215);
  });

  it('leaves no file when it is stopped', async () => {
    const abort = new AbortController();
    async function* untilStopped() {
      yield* fadeUp(3);
      abort.abort(new Error('stopped'));
      yield* fadeUp(3);
    }
    await expect(writeAnimatedWebp(shape, untilStopped(), join(folder, 'stopped.webp'), abort.signal)).rejects.toThrow(
      'stopped',
    );
    expect(await readdir(folder)).not.toContain('stopped.webp');
  });
});
