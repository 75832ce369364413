import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Parameters } from '../../../backend/contract/parameters.ts';
import { type SwarmuiFakeOptions, startSwarmuiFake } from './swarmui.fake.ts';
import { createSwarmuiRuntime } from './swarmui-runtime.ts';

async function openFake(options: SwarmuiFakeOptions = {}, credentials: string | null = options.token ?? null) {
  const fake = await startSwarmuiFake(options);
  onTestFinished(() => fake.close());
  const folder = await mkdtemp(path.join(tmpdir(), 'dailies-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const runtime = createSwarmuiRuntime({ address: fake.address, credentials }, 700);
  const stop = new AbortController();
  const fractions: number[] = [];
  const previews: Uint8Array[] = [];
  const run = (parameters: Parameters = {}, modelId = 'sd_xl_base_1.0', inputs: Record<string, string> = {}) =>
    runtime.run(
      {
        attemptId: uuidv7(),
        task: {
          id: uuidv7(),
          kind: 'image',
          modelId,
          seed: 7,
          parameters: { prompt: 'a lamp, 100% #1?', size: { width: 64, height: 48 }, ...parameters },
        },
        inputs,
        folder,
      },
      ({ fraction }, preview) => {
        fractions.push(fraction);
        if (preview) previews.push(preview);
      },
      stop.signal,
    );
  return { fake, folder, runtime, run, stop, fractions, previews };
}

const signal = () => AbortSignal.timeout(10_000);
const codeOf = (code: string) => ({ problem: { code } });

describe('a look at a SwarmUI', () => {
  it('finds the models it can make pictures with, their families as it tells them, and what is loaded', async () => {
    const { runtime } = await openFake();
    const facts = await runtime.look(signal());
    expect(facts.models.map(({ id, family }) => [id, family])).toEqual([
      ['sd_xl_base_1.0', 'Stable Diffusion XL'],
      ['mystery', 'FLUX.1'],
    ]);
    expect(facts).toMatchObject({
      version: '0.9.7.0.GIT-fake',
      loadedModel: 'sd_xl_base_1.0',
      gpus: [{ name: 'NVIDIA GeForce RTX 4090', memoryBytes: 25_757_220_864 }],
    });
  });

  it('says that it wants an account, and gets in with its token', async () => {
    const { runtime, fake } = await openFake({ token: 'abc' }, null);
    await expect(runtime.look(signal())).rejects.toMatchObject(codeOf('not_signed_in'));
    const good = createSwarmuiRuntime({ address: fake.address, credentials: 'anna:abc' });
    expect((await good.look(signal())).models).toHaveLength(2);
  });

  it('says that nothing answers there', async () => {
    const { runtime, fake } = await openFake();
    await fake.close();
    await expect(runtime.look(signal())).rejects.toMatchObject(codeOf('unreachable'));
  });
});

describe('a picture from a SwarmUI', () => {
  it('is asked for in its words, and fetched though its path holds the words of the prompt', async () => {
    const { run, fake } = await openFake();
    const { files, unmapped } = await run({
      negative: 'rain',
      guidance: 5,
      steps: 9,
      sampler: 'dpmpp_2m',
      scheduler: 'karras',
    });
    expect(files[0]).toMatchObject({ type: 'image/png', seed: 7 });
    expect(await sharp(files[0]?.path).metadata()).toMatchObject({ width: 64, height: 48 });
    expect(unmapped).toEqual([]);
    expect(fake.posted[0]).toMatchObject({
      model: 'OfficialStableDiffusion/sd_xl_base_1.0.safetensors',
      images: 1,
      negativeprompt: 'rain',
      cfgscale: 5,
      steps: 9,
      sampler: 'dpmpp_2m',
      scheduler: 'karras',
    });
  });

  it('may come as a data URL', async () => {
    const { run } = await openFake({ asData: true });
    expect((await run()).files[0]?.type).toBe('image/png');
  });

  it('shows how it comes along, with previews', async () => {
    const { run, fractions, previews } = await openFake({ stepMs: 60 });
    await run();
    expect(fractions).toEqual(expect.arrayContaining([0.2, 0.6]));
    await vi.waitFor(() => expect(previews.length).toBeGreaterThan(0));
    expect((await sharp(previews[0]).metadata()).format).toBe('webp');
  });

  it('starts from a picture, and of FLUX.1 has its guidance where it belongs', async () => {
    const { run, fake, folder } = await openFake();
    const reference = path.join(folder, 'r.png');
    await writeFile(
      reference,
      await sharp({ create: { width: 90, height: 90, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    );
    await run({ strength: 0.4, guidance: 3.5 }, 'mystery', { reference });
    expect(fake.posted[0]).toMatchObject({ initimagecreativity: 0.4, cfgscale: 1, fluxguidancescale: 3.5 });
    expect(String(fake.posted[0]?.initimage)).toMatch(/^data:image\/png;base64,/);
  });

  it('tells what SwarmUI has no word for', async () => {
    const { run } = await openFake();
    const { unmapped } = await run({ sampler: 'restart', clip_skip: 2 });
    expect(unmapped.map(({ name }) => name).toSorted()).toEqual(['clip_skip', 'sampler']);
  });
});

describe('what goes wrong in a SwarmUI', () => {
  it('a session that it no longer knows (invalid_session_id) is opened anew, once', async () => {
    const { run, fake } = await openFake();
    await run();
    fake.forgetSessions();
    expect((await run()).files).toHaveLength(1);
    expect(new Set(fake.posted.map(({ session_id: id }) => id)).size).toBe(2);
  });

  it('an error is told in its own words', async () => {
    const { run, fake } = await openFake();
    fake.failNext({ error: 'No backends match the settings of the request given!' });
    const error = await run().catch((refused: unknown) => refused);
    expect(error).toMatchObject(codeOf('runtime_failed'));
    expect(String(error)).toContain('No backends match');
  });

  it('an error that has only a name is told by it', async () => {
    const { run, fake } = await openFake();
    fake.failNext({ error_id: 'bad_backend' });
    await expect(run()).rejects.toThrow('bad_backend');
  });

  it('a picture that it tells to discard (discard_indices) is not taken for the result', async () => {
    const { run, fake } = await openFake();
    fake.discardAll();
    await expect(run()).rejects.toThrow('without a picture');
  });

  it('a connection that is cut gives no result and says where a finished picture would be', async () => {
    const { run, fake } = await openFake();
    fake.cutNext();
    await expect(run()).rejects.toThrow(/history|does not answer/);
  });

  it('a model that is gone is said to be gone', async () => {
    const { run } = await openFake();
    await expect(run({}, 'gone')).rejects.toMatchObject(codeOf('no_model'));
  });
});

describe('a cancelled picture', () => {
  it('is interrupted by its own session, and another of ours goes on', async () => {
    const { run, fake, stop, runtime, folder, fractions } = await openFake({ stepMs: 150, steps: 12 });
    const cancelled = run().catch((refused: unknown) => refused);
    await vi.waitFor(() => expect(fractions.some(each => each > 0)).toBe(true), 5_000);
    const task = {
      id: uuidv7(),
      kind: 'image' as const,
      modelId: 'mystery',
      seed: 1,
      parameters: { prompt: 'other', size: { width: 64, height: 64 } },
    };
    const other = runtime.run({ attemptId: uuidv7(), task, inputs: {}, folder }, () => {}, signal());
    await vi.waitFor(() => expect(fake.working.size).toBe(2), 5_000);
    stop.abort(new Error('cancelled by the person'));
    expect(String(await cancelled)).toContain('cancelled by the person');
    expect((await other).files).toHaveLength(1);
    expect(fake.interrupted).toEqual([fake.posted[0]?.session_id]);
  });
});
