import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Parameters } from '../../../backend/contract/parameters.ts';
import { Progress } from '../../../backend/contract/tasks.ts';
import type { RuntimeOutput, RuntimeReport } from '../runtime.ts';
import { createPrevizRuntime, type PrevizOptions } from './previz-runtime.ts';

const cardsFolder = join(import.meta.dirname, '../../../resources/model-cards');
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'previz-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Wish = {
  seed?: number;
  reference?: string;
  report?: RuntimeReport;
  signal?: AbortSignal;
  options?: Partial<PrevizOptions>;
  model?: string;
};

async function run(parameters: Parameters, wish: Wish = {}): Promise<RuntimeOutput & { folder: string }> {
  const own = await mkdtemp(join(folder, 'job-'));
  const runtime = createPrevizRuntime({ cardsFolder, ...wish.options });
  const modelId = wish.model ?? 'previz-sketch';
  const task = {
    id: '0190f7d2-0000-7000-8000-000000000000',
    kind: modelId === 'previz-sketch' ? 'image' : 'video',
    modelId,
    parameters,
    seed: wish.seed ?? 7,
  } as const;
  const inputs = wish.reference === undefined ? {} : { reference: wish.reference };
  const output = await runtime.run(
    { task, inputs, folder: own },
    wish.report ?? (() => {}),
    wish.signal ?? new AbortController().signal,
  );
  return { ...output, folder: own };
}

const size = { width: 256, height: 256 };
const reference = { media: 'a'.repeat(64) };
const sketch = async (parameters: Parameters, wish?: Wish) => {
  const { files } = await run({ size, ...parameters }, wish);
  return readFile(files[0]?.path ?? '');
};
const meanOf = async (picture: Buffer) => (await sharp(picture).stats()).channels.map(channel => channel.mean);
const apart = async (a: Buffer, b: Buffer) => {
  const [left, right] = await Promise.all(
    [a, b].map(p => sharp(p).resize(16, 16, { fit: 'fill' }).greyscale().raw().toBuffer()),
  );
  return (left ?? Buffer.alloc(0)).reduce((sum, value, i) => sum + Math.abs(value - (right?.[i] ?? 0)), 0) / 256;
};

describe('the cards', () => {
  it('say of both models that they are no AI model', async () => {
    const cards = await createPrevizRuntime({ cardsFolder }).listModels();
    expect(cards.map(card => [card.id, card.kind, card.label])).toEqual([
      ['previz-sketch', 'image', 'Sketch, no AI model'],
      ['previz-animatic', 'video', 'Sketch, no AI model'],
    ]);
  });
});

describe('a sketch', () => {
  it('is the same to the byte for the same task, and another for another seed', async () => {
    const parameters = { prompt: 'a fox in the snow' };
    const [first, second, other] = [
      await sketch(parameters),
      await sketch(parameters),
      await sketch(parameters, { seed: 8 }),
    ];
    expect(second.equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
  });

  it.each([
    { width: 256, height: 256 },
    { width: 768, height: 256 },
    { width: 264, height: 512 },
  ])('has the size that was asked for: $width × $height', async wanted => {
    expect(await sharp(await sketch({ prompt: 'a harbour', size: wanted })).metadata()).toMatchObject({
      ...wanted,
      format: 'png',
      channels: 3,
    });
  });

  it('tells the seed that it was drawn with', async () => {
    expect((await run({ prompt: 'a cat', size }, { seed: 4_294_967_295 })).files[0]?.seed).toBe(4_294_967_295);
  });

  it.each(['painting', 'cinematic', 'ink', 'pencil', 'watercolour', 'noir', 'poster'])(
    'looks its own way in %s',
    async style => {
      const [plain, styled] = [
        await sketch({ prompt: 'a castle on a hill at sunset' }),
        await sketch({ prompt: 'a castle on a hill at sunset', style }),
      ];
      // Painting is what auto means here.
      expect(styled.equals(plain)).toBe(style === 'painting');
    },
  );

  it('draws noir and pencil without colour', async () => {
    for (const style of ['noir', 'pencil']) {
      const [r = 0, , b = 0] = await meanOf(await sketch({ prompt: 'a sunset at sea', style }));
      expect(Math.abs(r - b)).toBeLessThan(12);
    }
  });

  it('changes with its framing and with what is left out', async () => {
    const plain = await sketch({ prompt: 'a knight and a horse in a meadow' });
    expect((await sketch({ prompt: 'a knight and a horse in a meadow', shot: 'close' })).equals(plain)).toBe(false);
    expect((await sketch({ prompt: 'a knight and a horse in a meadow', negative: 'horse' })).equals(plain)).toBe(false);
  });

  it('tells the words to leave out that mean nothing to it', async () => {
    expect((await run({ prompt: 'a cat', negative: 'dog, blurry', size })).unmapped).toEqual([
      { name: 'negative', why: 'A sketch has nothing called “blurry” that it could leave out' },
    ]);
  });

  it('tells how far it is in words, with small WebP previews, and never goes back', async () => {
    const told: { progress: Progress; preview: Uint8Array | undefined }[] = [];
    await run(
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
      'Finish',
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
      expect((await sharp(await sketch({ prompt })).stats()).entropy).toBeGreaterThan(3);
    },
  );

  it('refuses an empty prompt, a size out of range and a control that it lacks, and says which', async () => {
    await expect(run({ prompt: '  ', size })).rejects.toMatchObject({
      problem: { code: 'invalid_request', issues: [{ path: 'parameters.prompt' }] },
    });
    await expect(run({ prompt: 'a cat', size: { width: 7, height: 256 } })).rejects.toMatchObject({
      problem: { issues: [{ path: 'parameters.size' }] },
    });
    await expect(run({ prompt: 'a cat', steps: 20 })).rejects.toMatchObject({
      problem: { issues: [{ path: 'parameters.steps' }] },
    });
    await expect(run({ prompt: 'a cat' }, { model: 'flux' })).rejects.toMatchObject({
      problem: { code: 'no_model', modelId: 'flux' },
    });
  });

  it('stops soon when it is told to, with the reason that was given, and leaves no file', async () => {
    const abort = new AbortController();
    const started = run(
      { prompt: 'a city skyline at night', size: { width: 1024, height: 1024 } },
      {
        signal: abort.signal,
        report: ({ fraction }) => fraction > 0.2 && abort.abort(new Error('the person cancelled')),
      },
    );
    await expect(started).rejects.toThrow('the person cancelled');
    const jobs = await readdir(folder);
    const left = await Promise.all(jobs.map(job => readdir(join(folder, job))));
    expect(left.flat().filter(name => name !== 'sketch.png')).toEqual([]);
  });
});

describe('a sketch after a reference', () => {
  let red: string;
  let leftLit: string;
  beforeAll(async () => {
    red = join(folder, 'red.png');
    await sharp({ create: { width: 320, height: 200, channels: 3, background: '#c02018' } })
      .png()
      .toFile(red);
    leftLit = join(folder, 'left.png');
    const ramp = Buffer.from(Array.from({ length: 256 * 256 }, (_, i) => (i % 256 < 128 ? 235 : 25)));
    await sharp(ramp, { raw: { width: 256, height: 256, channels: 1 } })
      .png()
      .toFile(leftLit);
  });
  const after = (path: string, strength: number) =>
    sketch({ prompt: 'a meadow, day', style: 'cinematic', reference, strength }, { reference: path });

  it('takes on its colours, the more the less may change', async () => {
    const redness = async (picture: Buffer) => {
      const [r = 0, g = 0, b = 0] = await meanOf(picture);
      return r - (g + b) / 2;
    };
    const [held, half, free] = [
      await redness(await after(red, 0.1)),
      await redness(await after(red, 0.6)),
      await redness(await after(red, 1)),
    ];
    expect(held).toBeGreaterThan(half);
    expect(half).toBeGreaterThan(free + 20);
  });

  it('follows its light closely when little may change', async () => {
    const picture = await readFile(leftLit);
    const [held, half, free] = [
      await apart(await after(leftLit, 0.1), picture),
      await apart(await after(leftLit, 0.5), picture),
      await apart(await after(leftLit, 1), picture),
    ];
    expect(held).toBeLessThan(25);
    expect(half).toBeLessThan(free);
    expect(held).toBeLessThan(half);
  });

  it('is the sketch without a reference when everything may change', async () => {
    const [free, without] = [await after(red, 1), await sketch({ prompt: 'a meadow, day', style: 'cinematic' })];
    expect(free.equals(without)).toBe(true);
  });

  it('is refused in words when the file is no picture', async () => {
    const path = join(folder, 'not-a.png');
    await writeFile(path, 'this says PNG and is not');
    await expect(after(path, 0.5)).rejects.toMatchObject({ problem: { code: 'unsupported_media' } });
  });
});

const clip = (parameters: Parameters, wish: Wish = {}) =>
  run(
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

  it.each(['push-in', 'pull-out', 'pan-left', 'pan-right', 'tilt-up'])('moves the camera: %s', async camera => {
    const quiet = { prompt: 'a castle on a hill, cinematic', format: 'webp' };
    const { files } = await clip({ ...quiet, camera });
    const still = await clip({ ...quiet, camera: 'static' });
    const path = files[0]?.path ?? '';
    expect(await apart(await frameOf(path, 0), await frameOf(path, 23))).toBeGreaterThan(1.5);
    const stillPath = still.files[0]?.path ?? '';
    expect(await apart(await frameOf(stillPath, 0), await frameOf(stillPath, 23))).toBeLessThan(1.5);
  });

  it('moves over a given first frame, and says what the words no longer do', async () => {
    const path = join(folder, 'first.png');
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
    const own = await readdir(folder);
    const started = clip(
      { duration: 8, fps: '24' },
      { signal: abort.signal, report: ({ step }) => step === 10 && abort.abort(new Error('the person cancelled')) },
    );
    await expect(started).rejects.toThrow('the person cancelled');
    expect(await childrenOf()).not.toContain('ffmpeg');
    const job = (await readdir(folder)).find(name => !own.includes(name)) ?? '';
    expect(await readdir(join(folder, job))).toEqual([]);
  });

  it('refuses in words when FFMPEG_PATH names something that cannot be run', async () => {
    const before = process.env.FFMPEG_PATH;
    process.env.FFMPEG_PATH = join(folder, 'nothing-here');
    try {
      await expect(clip({})).rejects.toMatchObject({ problem: { code: 'runtime_failed' } });
    } finally {
      if (before === undefined) delete process.env.FFMPEG_PATH;
      else process.env.FFMPEG_PATH = before;
    }
  });
});
