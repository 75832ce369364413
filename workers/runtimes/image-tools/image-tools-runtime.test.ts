import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp, { type Region, type Sharp } from 'sharp';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../../../backend/studio.fake.ts';
import { createImageToolsRuntime } from './image-tools-runtime.ts';

const cardsFolder = path.join(ROOT, 'resources', 'model-cards');
const runtime = createImageToolsRuntime({ cardsFolder });

/** A picture with edges, ramps and fine grain: what a seam would show on. */
function paintScene(width: number, height: number, channels: 3 | 4 = 3) {
  const data = Buffer.alloc(width * height * channels);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const disc = (x - width / 2) ** 2 + (y - height / 2) ** 2 < (height / 3) ** 2;
      const at = (y * width + x) * channels;
      data[at] = disc ? 220 : (x * 255) / width;
      data[at + 1] = 128 + 80 * Math.sin(x / 3) * Math.cos(y / 5);
      data[at + 2] = (y * 255) / height;
      if (channels === 4) data[at + 3] = disc ? 255 : 0;
    }
  return sharp(data, { raw: { width, height, channels } });
}

async function openBench() {
  const folder = await mkdtemp(path.join(tmpdir(), 'dailies-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const stop = new AbortController();
  const steps: string[] = [];
  let onStep = () => {};
  const whenStep = (act: () => void) => {
    onStep = act;
  };
  const run = (reference: string, upscale = '2') =>
    runtime.run(
      {
        attemptId: uuidv7(),
        task: {
          id: uuidv7(),
          kind: 'upscale',
          modelId: 'upscale',
          seed: null,
          parameters: { reference: { media: 'a'.repeat(64) }, upscale },
        },
        inputs: { reference },
        folder,
      },
      ({ step, steps: all }) => {
        steps.push(`${step}/${all}`);
        onStep();
      },
      stop.signal,
    );
  const rate = (reference: string) =>
    runtime.run(
      {
        attemptId: uuidv7(),
        task: {
          id: uuidv7(),
          kind: 'rate',
          modelId: 'content-rating',
          seed: null,
          parameters: { reference: { media: 'a'.repeat(64) } },
        },
        inputs: { reference },
        folder,
      },
      () => {},
      stop.signal,
    );
  const enlarge = async (picture: Sharp, file = 'in.png', upscale = '2') => {
    const at = path.join(folder, file);
    await picture.toFile(at);
    const made = await run(at, upscale);
    const result = made.files[0]?.path ?? '';
    return { made, result, facts: await sharp(result).metadata() };
  };
  return { folder, run, rate, enlarge, steps, stop, whenStep };
}

const pixelsOf = (file: string, region: Region) => sharp(file).removeAlpha().extract(region).raw().toBuffer();

function differ(a: Buffer, b: Buffer): { most: number; mean: number } {
  expect(a.length).toBe(b.length);
  let most = 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const by = Math.abs((a[i] ?? 0) - (b[i] ?? 0));
    most = Math.max(most, by);
    sum += by;
  }
  return { most, mean: sum / a.length };
}

describe('upscaling on the processor', () => {
  it('offers itself by its card, without any look at a network', async () => {
    const { models } = await runtime.look(new AbortController().signal);
    expect(models.map(({ id, kind, runtime: by }) => [id, kind, by])).toEqual([
      ['upscale', 'upscale', 'image-tools'],
      ['content-rating', 'rate', 'image-tools'],
    ]);
  });

  it('makes a picture twice as large that is the same picture, and tells each tile', async () => {
    const { enlarge, folder, steps } = await openBench();
    const { result, facts } = await enlarge(paintScene(150, 70));
    expect([facts.format, facts.width, facts.height, facts.hasAlpha]).toEqual(['png', 300, 140, false]);
    expect(steps).toEqual(['0/2', '1/2', '2/2']);
    const back = await sharp(result).resize(150, 70, { kernel: 'mitchell' }).png().toBuffer();
    const source = await sharp(path.join(folder, 'in.png')).raw().toBuffer();
    expect(differ(await sharp(back).removeAlpha().raw().toBuffer(), source).mean).toBeLessThan(8);
  });

  it('draws edges more sharply than stretching does', async () => {
    const { enlarge } = await openBench();
    const steepest = async (picture: Sharp) => {
      const row = await picture.extract({ left: 0, top: 80, width: 240, height: 1 }).raw().toBuffer();
      let most = 0;
      for (let at = 3; at < row.length; at += 3) most = Math.max(most, Math.abs((row[at] ?? 0) - (row[at - 3] ?? 0)));
      return most;
    };
    const bars = Buffer.alloc(120 * 80 * 3);
    for (let at = 0; at < bars.length; at++) bars[at] = Math.floor(at / 3) % 40 < 20 ? 30 : 220;
    const small = sharp(bars, { raw: { width: 120, height: 80, channels: 3 } });
    const stretched = await small.clone().resize(240, 160, { kernel: 'cubic' }).png().toBuffer();
    const { result } = await enlarge(small);
    expect(await steepest(sharp(result))).toBeGreaterThan(await steepest(sharp(stretched)));
  });

  it('leaves no rim around a picture', async () => {
    const { enlarge } = await openBench();
    const { result } = await enlarge(sharp({ create: { width: 40, height: 30, channels: 3, background: '#808080' } }));
    const [rim, inside] = await Promise.all([
      pixelsOf(result, { left: 0, top: 0, width: 80, height: 2 }),
      pixelsOf(result, { left: 0, top: 30, width: 80, height: 2 }),
    ]);
    expect(differ(rim, inside).most).toBeLessThanOrEqual(1);
  });

  it('shows no seam where its tiles meet: a crop around the seam comes out the same', async () => {
    const { enlarge } = await openBench();
    const scene = await paintScene(256, 128).png().toBuffer();
    const whole = await enlarge(sharp(scene), 'whole.png');
    const wholePixels = await pixelsOf(whole.result, { left: 2 * (64 + 16), top: 0, width: 2 * 96, height: 256 });
    const crop = await enlarge(sharp(scene).extract({ left: 64, top: 0, width: 128, height: 128 }), 'crop.png');
    const cropPixels = await pixelsOf(crop.result, { left: 2 * 16, top: 0, width: 2 * 96, height: 256 });
    expect(differ(wholePixels, cropPixels).most).toBeLessThanOrEqual(1);
  });

  it('keeps transparency', async () => {
    const { enlarge } = await openBench();
    const { result, facts } = await enlarge(paintScene(60, 60, 4));
    expect([facts.channels, facts.width]).toEqual([4, 120]);
    const alpha = await sharp(result).extractChannel('alpha').raw().toBuffer();
    expect([alpha[0], alpha[60 * 120 + 60]]).toEqual([0, 255]);
  });

  it('makes it four times as large in one go', async () => {
    const { enlarge } = await openBench();
    const { facts } = await enlarge(paintScene(33, 21), 'in.png', '4');
    expect([facts.width, facts.height]).toEqual([132, 84]);
  });

  it.each([
    ['16-bit', (s: Sharp) => s.toColourspace('rgb16').png(), 'in.png'],
    ['grey', (s: Sharp) => s.greyscale().png(), 'in.png'],
    ['CMYK', (s: Sharp) => s.toColourspace('cmyk').jpeg(), 'in.jpg'],
    ['palette', (s: Sharp) => s.png({ palette: true, colours: 16 }), 'in.png'],
    ['AVIF', (s: Sharp) => s.avif(), 'in.avif'],
  ])('takes a picture that is %s, and gives sRGB with 8 bits and the same colours', async (_, save, file) => {
    const { enlarge } = await openBench();
    const flat = sharp({ create: { width: 37, height: 19, channels: 3, background: { r: 200, g: 90, b: 40 } } });
    const { result, facts } = await enlarge(save(flat), file);
    expect([facts.width, facts.height, facts.space, facts.depth]).toEqual([74, 38, 'srgb', 'uchar']);
    const source = path.join(path.dirname(result), file);
    const before = await sharp(await sharp(source).toColourspace('srgb').png().toBuffer()).stats();
    const after = await sharp(result).stats();
    expect(Math.abs((after.channels[0]?.mean ?? 0) - (before.channels[0]?.mean ?? 255))).toBeLessThan(6);
  });

  it.each([
    [1, 1],
    [3, 200],
    [131, 5],
  ])('takes the odd size %i × %i', async (width, height) => {
    const { enlarge } = await openBench();
    const { facts } = await enlarge(paintScene(width, height));
    expect([facts.width, facts.height]).toEqual([2 * width, 2 * height]);
  });

  it('turns a photograph upright as its camera meant', async () => {
    const { enlarge } = await openBench();
    const { facts } = await enlarge(paintScene(40, 20).jpeg().withMetadata({ orientation: 6 }), 'in.jpg');
    expect([facts.width, facts.height]).toEqual([40, 80]);
  });

  it('says that only the first frame of a moving picture was made larger', async () => {
    const { enlarge } = await openBench();
    const frames = await paintScene(16, 32).raw().toBuffer();
    const moving = sharp(frames, { raw: { width: 16, height: 32, channels: 3, pageHeight: 16 } }).gif();
    const { made, facts } = await enlarge(moving, 'in.gif');
    expect([facts.width, facts.height]).toEqual([32, 32]);
    expect(made.unmapped).toEqual([{ name: 'reference', why: 'Only the first of its 2 frames was made larger.' }]);
  });

  it('stops in the middle of a picture when it is cancelled', async () => {
    const { enlarge, stop, steps, whenStep } = await openBench();
    whenStep(() => steps.at(-1) === '1/12' && stop.abort(new Error('cancelled by the person')));
    await expect(enlarge(paintScene(512, 300))).rejects.toThrow('cancelled by the person');
    expect(steps.length).toBeLessThan(6);
  });

  it('says what would become too large, before it computes anything', async () => {
    const { enlarge, steps } = await openBench();
    const flat = sharp({ create: { width: 3000, height: 2200, channels: 3, background: 'teal' } });
    await expect(enlarge(flat, 'in.png', '4')).rejects.toMatchObject({ problem: { code: 'too_large', unit: 'px' } });
    expect(steps).toEqual([]);
  });

  it('says that a file is no picture', async () => {
    const { run } = await openBench();
    await expect(run(path.join(cardsFolder, 'upscale.json'))).rejects.toMatchObject({
      problem: { code: 'unsupported_media' },
    });
  });
});

describe('rating on the processor', () => {
  it('finds a plain picture harmless, in shares that add up to one, and makes no file', async () => {
    const { rate, folder } = await openBench();
    const at = path.join(folder, 'in.png');
    await paintScene(300, 200, 4).toFile(at);
    const { files, rating } = await rate(at);
    const { network, ...shares } = rating ?? { network: '' };
    expect([files, network]).toEqual([[], 'nsfwjs 4.4.0, MobileNetV2']);
    expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
    expect((rating?.neutral ?? 0) + (rating?.drawing ?? 0)).toBeGreaterThan(0.8);
  });

  it('says that a file is no picture', async () => {
    const { rate } = await openBench();
    await expect(rate(path.join(cardsFolder, 'upscale.json'))).rejects.toMatchObject({
      problem: { code: 'unsupported_media' },
    });
  });

  it('stops when it is cancelled', async () => {
    const { rate, folder, stop } = await openBench();
    const at = path.join(folder, 'in.png');
    await paintScene(30, 20).toFile(at);
    const rating = rate(at);
    stop.abort(new Error('cancelled by the person'));
    await expect(rating).rejects.toThrow('cancelled by the person');
  });
});
