import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Parameters } from '../../../backend/contract/parameters.ts';
import { type SdcppFakeOptions, startSdcppFake } from './sdcpp.fake.ts';
import { createSdcppRuntime } from './sdcpp-runtime.ts';

async function openFake(options: SdcppFakeOptions = {}) {
  const fake = await startSdcppFake(options);
  onTestFinished(() => fake.close());
  const folder = await mkdtemp(path.join(tmpdir(), 'dailies-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const runtime = createSdcppRuntime({ address: fake.address, credentials: null }, 1_000);
  const stop = new AbortController();
  const said: string[] = [];
  const run = async (parameters: Parameters = {}, inputs: Record<string, string> = {}) => {
    const { models } = await runtime.look(stop.signal);
    const card = models[0];
    return runtime.run(
      {
        attemptId: uuidv7(),
        task: {
          id: uuidv7(),
          kind: card?.kind ?? 'image',
          modelId: card?.id ?? '',
          seed: 7,
          parameters: { prompt: 'a lamp', size: { width: 64, height: 48 }, ...parameters },
        },
        inputs,
        folder,
      },
      ({ message }) => void said.push(message),
      stop.signal,
    );
  };
  const picture = async (file: string) => {
    const at = path.join(folder, file);
    await writeFile(
      at,
      await sharp({ create: { width: 90, height: 90, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    );
    return at;
  };
  const posted = () => [...fake.jobs.values()].at(-1)?.body ?? {};
  return { fake, folder, runtime, run, stop, said, picture, posted };
}

const signal = () => AbortSignal.timeout(10_000);
const codeOf = (code: string) => ({ problem: { code } });
const namesOf = (card: { parameters: { name: string }[] } | undefined) => card?.parameters.map(({ name }) => name);

describe('a look at a stable-diffusion.cpp server', () => {
  it('finds the model it was started with, its samplers by the names that recipes carry, and its limits', async () => {
    const { runtime } = await openFake();
    const { models, loadedModel } = await runtime.look(signal());
    const [card] = models;
    expect([card?.id, card?.kind, loadedModel]).toEqual(['sd_xl_base_1.0', 'image', 'sd_xl_base_1.0']);
    expect(card?.parameters.find(({ name }) => name === 'sampler')?.choices).toContainEqual({
      value: 'dpmpp_2m',
      label: 'DPM++ 2M',
    });
    expect(card?.parameters.find(({ name }) => name === 'size')?.max).toBe(1280);
  });

  it('finds a clip model with a first and a last frame', async () => {
    const { runtime } = await openFake({ model: '/m/wan2.2_ti2v_5B.gguf', modes: ['vid_gen'] });
    const { models } = await runtime.look(signal());
    expect(models[0]?.kind).toBe('video');
    expect(namesOf(models[0])).toEqual(expect.arrayContaining(['start_frame', 'end_frame', 'frames', 'fps']));
  });

  it('offers a model that does both twice, the name being that of what it is for', async () => {
    const { runtime } = await openFake({ model: '/m/wan2.2_ti2v_5B.gguf', modes: ['img_gen', 'vid_gen'] });
    const { models } = await runtime.look(signal());
    expect(models.map(({ id, kind }) => [id, kind])).toEqual([
      ['wan2.2_ti2v_5b.still', 'image'],
      ['wan2.2_ti2v_5b', 'video'],
    ]);
  });

  it('offers a model that follows instructions as one that edits a picture', async () => {
    const { runtime } = await openFake({ model: '/m/flux1-kontext-dev.gguf' });
    const { models } = await runtime.look(signal());
    expect(models[0]?.kind).toBe('edit');
    expect(models[0]?.parameters.find(({ name }) => name === 'reference')?.required).toBe(true);
    expect(namesOf(models[0])).not.toContain('strength');
  });

  it('says that a build without the API is too old', async () => {
    const { runtime } = await openFake({ old: true });
    await expect(runtime.look(signal())).rejects.toThrow('newer build');
  });
});

describe('a picture from a stable-diffusion.cpp server', () => {
  it('is asked for in its words and comes as a file', async () => {
    const { run, posted } = await openFake();
    const { files, unmapped } = await run({
      negative: 'rain',
      steps: 9,
      guidance: 5,
      sampler: 'euler_ancestral',
      scheduler: 'karras',
    });
    expect(files[0]).toMatchObject({ type: 'image/png', seed: 7 });
    expect(await sharp(files[0]?.path).metadata()).toMatchObject({ width: 64, height: 48 });
    expect(unmapped).toEqual([]);
    expect(posted()).toMatchObject({
      prompt: 'a lamp',
      negative_prompt: 'rain',
      seed: 7,
      sample_params: { sample_steps: 9, sample_method: 'euler_a', scheduler: 'karras', guidance: { txt_cfg: 5 } },
    });
  });

  it('has the LoRAs of its prompt named apart, since the server reads none inside it', async () => {
    const { run, posted } = await openFake();
    const { unmapped } = await run({ prompt: 'a lamp <lora:paper:0.6> at night <lora:ink>' });
    expect(posted()).toMatchObject({
      prompt: 'a lamp at night',
      lora: [{ path: 'styles/paper.safetensors', multiplier: 0.6 }],
    });
    expect(unmapped).toEqual([{ name: 'loras', why: 'stable-diffusion.cpp has no LoRA called ink.' }]);
  });

  it('tells what the server has no word for', async () => {
    const { run } = await openFake();
    const { unmapped } = await run({ sampler: 'uni_pc', clip_skip: 2 });
    expect(unmapped.map(({ name }) => name).toSorted()).toEqual(['clip_skip', 'sampler']);
  });

  it('starts from a picture, cut to the size, with how much may change as it is', async () => {
    const { run, posted, picture } = await openFake();
    await run({ strength: 0.4 }, { reference: await picture('r.png') });
    expect(posted().strength).toBe(0.4);
    const init = Buffer.from(String(posted().init_image), 'base64');
    expect(await sharp(init).metadata()).toMatchObject({ width: 64, height: 48 });
  });

  it('that changes another by instruction gets that as its reference', async () => {
    const { run, posted, picture } = await openFake({ model: '/m/flux1-kontext-dev.gguf' });
    await run({ guidance: 2.5 }, { reference: await picture('r.png') });
    expect(posted().ref_images).toHaveLength(1);
    expect(posted()).toMatchObject({ sample_params: { guidance: { txt_cfg: 1, distilled_guidance: 2.5 } } });
  });

  it('says that it waits behind others', async () => {
    const { run, fake, said } = await openFake({ jobMs: 700 });
    fake.submitOther();
    await run();
    expect(said[0]).toBe('Waits in the engine, 1 before it');
    expect(said.at(-1)).toContain('does not say how far');
  });
});

describe('a clip from a stable-diffusion.cpp server', () => {
  it('says that its frames were rounded down to 4n + 1', async () => {
    const { run, picture } = await openFake({ model: '/m/wan2.2_ti2v_5B.gguf', modes: ['vid_gen'] });
    const { files, unmapped } = await run({ frames: 32, fps: 16 }, { start_frame: await picture('s.png') });
    expect(files[0]).toMatchObject({ type: 'video/webm' });
    expect(unmapped.map(({ why }) => why)).toEqual([expect.stringContaining('made 29 frames instead of 32')]);
    expect((await run({ frames: 33 })).unmapped).toEqual([]);
  });
});

describe('what goes wrong in a stable-diffusion.cpp server', () => {
  it('a full queue (429) is waited for and tried again', async () => {
    const { run, fake } = await openFake({ queueSize: 1, jobMs: 5_000 });
    fake.submitOther();
    await expect(run()).rejects.toMatchObject(codeOf('rate_limited'));
  });

  it('a request it refuses (400) is told and not tried again', async () => {
    const { run, fake } = await openFake();
    fake.refuseNext(400, { error: { code: 'invalid_parameters', message: 'width must be a multiple of 8' } });
    const error = await run().catch((refused: unknown) => refused);
    expect(error).toMatchObject(codeOf('invalid_request'));
    expect(String(error)).toContain('multiple of 8');
  });

  it('a job that failed is told with its reason', async () => {
    const { run, fake } = await openFake();
    fake.failNext('generate_image returned empty results');
    await expect(run()).rejects.toThrow('generate_image returned empty results');
  });

  it('a job that is gone (410) is lost and never taken for done', async () => {
    const { run, fake, said } = await openFake({ jobMs: 900 });
    const running = run().catch((refused: unknown) => refused);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(0), 5_000);
    fake.forget();
    expect(String(await running)).toContain('no longer knows the job');
  });

  it('a server that dies while it works is given up after its silence', async () => {
    const { run, fake, said } = await openFake({ jobMs: 60_000 });
    const running = run().catch((refused: unknown) => refused);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(0), 5_000);
    await fake.close();
    expect(await running).toMatchObject(codeOf('unreachable'));
  });

  it('a server that was started with another model says so', async () => {
    const { runtime, folder } = await openFake();
    const task = { id: uuidv7(), kind: 'image' as const, modelId: 'gone', seed: 1, parameters: { prompt: 'a lamp' } };
    const running = runtime.run({ attemptId: uuidv7(), task, inputs: {}, folder }, () => {}, signal());
    await expect(running).rejects.toMatchObject(codeOf('no_model'));
  });
});

describe('a cancelled job', () => {
  it('is cancelled by its id, and another client’s goes on', async () => {
    const { run, fake, said, stop } = await openFake({ jobMs: 800 });
    const running = run().catch((refused: unknown) => refused);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(0), 5_000);
    fake.submitOther();
    stop.abort(new Error('cancelled by the person'));
    expect(String(await running)).toContain('cancelled by the person');
    expect(fake.cancels).toEqual(['job_1']);
    await vi.waitFor(() => expect(fake.jobs.get('job_2')?.status).toBe('completed'), 5_000);
    expect(fake.jobs.get('job_1')?.status).toBe('cancelled');
  });

  it('that the server cannot stop (409) is dropped all the same', async () => {
    const { run, fake, said, stop } = await openFake({ jobMs: 800, cancelsWorking: false });
    const running = run().catch((refused: unknown) => refused);
    await vi.waitFor(() => expect(said.some(words => words.startsWith('At work'))).toBe(true), 5_000);
    stop.abort(new Error('cancelled by the person'));
    expect(String(await running)).toContain('cancelled by the person');
    expect(fake.cancels).toEqual(['job_1']);
  });
});
