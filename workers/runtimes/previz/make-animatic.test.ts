import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Parameters } from '../../../backend/contract/parameters.ts';
import type { Progress } from '../../../backend/contract/tasks.ts';
import { findFfmpeg } from './clip/find-ffmpeg.ts';
import { meanOf, measureGap, openJobs, type Wish } from './job.fake.ts';

const hasFfmpeg = (await findFfmpeg({})) !== null;
const reference = { media: 'a'.repeat(64) };
let jobs: Awaited<ReturnType<typeof openJobs>>;
beforeAll(async () => {
  jobs = await openJobs();
});
afterAll(() => jobs.close());

const clip = (parameters: Parameters, wish: Wish = {}) =>
  jobs.run(
    { prompt: 'a boat at sea, rain', size: { width: 320, height: 256 }, duration: 2, ...parameters },
    { model: 'previz-animatic', ...wish },
  );

async function probe(path: string) {
  using input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  const packets = await track?.computePacketStats();
  return {
    duration: await input.computeDuration(),
    codec: track?.codec,
    width: track?.codedWidth,
    height: track?.codedHeight,
    fps: packets?.averagePacketRate,
  };
}

const childrenOf = async (): Promise<string> =>
  (await promisify(execFile)('ps', ['-o', 'comm=', '--ppid', String(process.pid)])).stdout;

describe('an animatic', () => {
  it.runIf(hasFfmpeg).each([
    ['mp4', 'video/mp4', 'avc'],
    ['webm', 'video/webm', 'vp9'],
  ])('is a %s of the length, size and rate that were asked for', async (format, type, codec) => {
    const output = await clip({ format, duration: 2.5, fps: '24' });
    const [file] = output.files;
    expect(file?.type).toBe(type);
    const found = await probe(file?.path ?? '');
    expect(found).toMatchObject({ codec, width: 320, height: 256 });
    expect(found.duration).toBeCloseTo(2.5, 1);
    expect(found.fps).toBeCloseTo(24, 0);
    expect(output.unmapped).toEqual([]);
    expect(output.versions.ffmpeg).toBeTruthy();
  });

  it('is an animated WebP where there is no ffmpeg, and says so', async () => {
    const output = await clip({ format: 'mp4', fps: '12' }, { options: { ffmpeg: null } });
    expect(output.files[0]?.type).toBe('image/webp');
    expect(output.unmapped.map(u => u.name)).toEqual(['format']);
    const { pages, delay, width, pageHeight, loop } = await sharp(output.files[0]?.path, { animated: true }).metadata();
    expect({ pages, width, pageHeight, loop }).toEqual({ pages: 24, width: 320, pageHeight: 256, loop: 0 });
    expect(delay?.reduce((a, b) => a + b, 0)).toBe(2000);
  });

  it('needs no ffmpeg for an animated WebP', async () => {
    const output = await clip({ format: 'webp' }, { options: { ffmpeg: null } });
    expect(output.unmapped).toEqual([]);
  });

  const frameOf = async (path: string, page: number) => sharp(path, { page }).png().toBuffer();

  it('moves the camera as it was told to, and keeps still when static', async () => {
    const change = async (camera: string) => {
      const { files } = await clip({ prompt: 'a castle on a hill, cinematic', format: 'webp', camera });
      const path = files[0]?.path ?? '';
      return measureGap(await frameOf(path, 0), await frameOf(path, 23));
    };
    const still = await change('static');
    expect(still).toBeLessThan(1.5);
    expect(await change('pan-left')).toBeGreaterThan(still * 1.5);
  });

  it('moves over a given first frame, and says what the words no longer do', async () => {
    const path = join(jobs.folder, 'first.png');
    await sharp({ create: { width: 640, height: 360, channels: 3, background: '#1840c0' } })
      .png()
      .toFile(path);
    const output = await clip({ format: 'webp', reference, shot: 'low' }, { reference: path });
    expect(output.unmapped.map(u => u.name)).toEqual(['prompt', 'shot']);
    const [r = 0, , b = 0] = await meanOf(await frameOf(output.files[0]?.path ?? '', 3));
    expect(b).toBeGreaterThan(r + 60);
  });

  it('tells each frame, with previews now and then', async () => {
    const told: { progress: Progress; preview: boolean }[] = [];
    await clip(
      { format: 'webp' },
      { report: (progress, preview) => told.push({ progress, preview: preview !== undefined }) },
    );
    const frames = told.filter(t => t.progress.steps === 24);
    expect(frames.map(f => f.progress.step)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    expect(frames.at(-1)?.progress.message).toBe('Frame 24 of 24');
    expect(told.filter(t => t.preview).length).toBeGreaterThanOrEqual(8);
  });

  it.runIf(hasFfmpeg)('stops when it is told to: no process and no file is left', async () => {
    const abort = new AbortController();
    const own = await readdir(jobs.folder);
    const started = clip(
      { duration: 8, fps: '24' },
      { signal: abort.signal, report: ({ step }) => step === 10 && abort.abort(new Error('the person cancelled')) },
    );
    await expect(started).rejects.toThrow('the person cancelled');
    expect(await childrenOf()).not.toContain('ffmpeg');
    const job = (await readdir(jobs.folder)).find(name => !own.includes(name)) ?? '';
    expect(await readdir(join(jobs.folder, job))).toEqual([]);
  });

  it('refuses in words when FFMPEG_PATH names something that cannot be run', async () => {
    const before = process.env.FFMPEG_PATH;
    process.env.FFMPEG_PATH = join(jobs.folder, 'nothing-here');
    try {
      await expect(clip({})).rejects.toMatchObject({ problem: { code: 'runtime_failed' } });
    } finally {
      if (before === undefined) delete process.env.FFMPEG_PATH;
      else process.env.FFMPEG_PATH = before;
    }
  });
});
