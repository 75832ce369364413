import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { openFake, SIZE } from './a1111-bench.fake.ts';
import { createA1111Runtime } from './a1111-runtime.ts';

const look = (runtime: ReturnType<typeof createA1111Runtime>) => runtime.look(AbortSignal.timeout(10_000));
const codeOf = (code: string) => ({ problem: { code } });

describe('a look at a web UI', () => {
  it('finds its models with their hashes, its samplers by the names that recipes carry, and what is loaded', async () => {
    const { runtime } = await openFake();
    const facts = await look(runtime);
    expect(facts).toMatchObject({
      version: 'A1111',
      loadedModel: 'v1-5-pruned-emaonly',
      gpus: [{ memoryBytes: 25_757_220_864 }],
    });
    const [first, second] = facts.models;
    expect(facts.models.map(({ id }) => id)).toEqual(['v1-5-pruned-emaonly', 'sd_xl_base_1.0', 'flux1-dev-bnb-nf4']);
    expect(first?.file?.sha256).toMatch(/^6ce0161689/);
    expect(second?.file?.sha256).toBeNull();
    const sampler = first?.parameters.find(({ name }) => name === 'sampler');
    expect(sampler?.choices).toContainEqual({ value: 'euler_ancestral', label: 'Euler ancestral' });
  });

  it.each([
    ['forge', 'Forge'],
    ['sdnext', 'SD.Next'],
  ] as const)('tells %s from the others', async (flavour, version) => {
    const { runtime } = await openFake({ flavour });
    expect((await look(runtime)).version).toBe(version);
  });

  it('says that other credentials are wanted (401), and gets in with them', async () => {
    const { runtime, fake } = await openFake({ credentials: 'anna:secret' }, 'anna:wrong');
    await expect(look(runtime)).rejects.toMatchObject(codeOf('not_signed_in'));
    const good = createA1111Runtime({ address: fake.address, credentials: 'anna:secret' });
    expect((await look(good)).models).toHaveLength(3);
  });

  it('says that a program without its API was started without --api', async () => {
    const { runtime } = await openFake({ api: false });
    await expect(look(runtime)).rejects.toThrow('--api');
  });

  it('says that nothing answers there', async () => {
    const { runtime, fake } = await openFake();
    await fake.close();
    await expect(look(runtime)).rejects.toMatchObject(codeOf('unreachable'));
  });
});

describe('a picture from a web UI', () => {
  it('is asked for in its words, saved there too, and its model is not changed back afterwards', async () => {
    const { run, fake, folder, runtime } = await openFake();
    const made = await run(
      { negative: 'rain', steps: 12, guidance: 5, sampler: 'euler_ancestral', scheduler: 'karras' },
      'sd_xl_base_1.0',
    );
    const [file] = made.files;
    expect(file).toMatchObject({ path: path.join(folder, 'result.png'), type: 'image/png', seed: 7 });
    expect(await sharp(file?.path).metadata()).toMatchObject(SIZE);
    expect(made.unmapped).toEqual([]);
    expect(fake.posted[0]).toMatchObject({
      path: '/sdapi/v1/txt2img',
      body: {
        prompt: 'a lamp',
        negative_prompt: 'rain',
        seed: 7,
        steps: 12,
        cfg_scale: 5,
        sampler_name: 'Euler a',
        scheduler: 'karras',
        save_images: true,
        override_settings: { sd_model_checkpoint: 'xl/sd_xl_base_1.0.safetensors' },
      },
    });
    expect(fake.saved).toHaveLength(1);
    expect((await look(runtime)).loadedModel).toBe('sd_xl_base_1.0');
  });

  it('is what its bytes are, though the program answers with another kind than PNG', async () => {
    const { run } = await openFake({ format: 'webp' });
    const { files } = await run();
    expect(files[0]?.type).toBe('image/webp');
    expect((await sharp(await readFile(files[0]?.path ?? '')).metadata()).format).toBe('webp');
  });

  it('starts from a picture and its mask, both cut to the size asked for', async () => {
    const { run, fake, picture } = await openFake();
    await run({ strength: 0.3 }, undefined, {
      reference: await picture('r.png'),
      mask: await picture('m.png', 'white'),
    });
    const { path: route, body } = fake.posted[0] ?? { path: '', body: {} };
    expect([route, body.denoising_strength]).toEqual(['/sdapi/v1/img2img', 0.3]);
    const [init] = body.init_images as string[];
    for (const sent of [init, body.mask as string])
      expect(await sharp(Buffer.from(sent ?? '', 'base64')).metadata()).toMatchObject(SIZE);
  });

  it('tells what the program has no word for, and lets it take its own', async () => {
    const { run, fake } = await openFake({ flavour: 'sdnext' });
    const { unmapped } = await run({ sampler: 'res_multistep', scheduler: 'karras', clip_skip: 2 });
    expect(unmapped.map(({ name }) => name).toSorted()).toEqual(['clip_skip', 'sampler', 'scheduler']);
    expect(fake.posted[0]?.body).not.toHaveProperty('sampler_name');
  });

  it('of FLUX.1 on Forge has its guidance where Forge wants it', async () => {
    const { run, fake } = await openFake({ flavour: 'forge' });
    await run({ guidance: 3.5 }, 'flux1-dev-bnb-nf4');
    expect(fake.posted[0]?.body).toMatchObject({ cfg_scale: 1, distilled_cfg_scale: 3.5 });
  });

  it('shows its progress and previews by its own name', async () => {
    const { run, progress, previews, fake } = await openFake({ stepMs: 200, steps: 8 });
    const running = run();
    await running;
    expect(progress.some(({ fraction }) => fraction > 0 && fraction < 1)).toBe(true);
    expect((await sharp(previews[0]).metadata()).format).toBe('webp');
    expect(fake.finished).toHaveLength(1);
  });

  it('that waits behind another client’s shows none of that one’s progress', async () => {
    const { run, progress, previews, fake, stop } = await openFake({ stepMs: 200, steps: 8 });
    const other = fake.runOther();
    const running = run().catch((error: unknown) => error);
    await vi.waitFor(() => expect(progress.length).toBeGreaterThan(1), 5_000);
    expect(progress.map(({ fraction }) => fraction)).toEqual(progress.map(() => 0));
    expect([progress[0]?.message.startsWith('Waits in the engine'), previews.length]).toEqual([true, 0]);
    stop.abort(new Error('enough'));
    await Promise.all([other, running]);
  });

  it('of a program that takes no names shows progress only while it is certainly its own', async () => {
    const sdnext = await openFake({ flavour: 'sdnext', stepMs: 300, steps: 14 });
    await sdnext.run();
    expect(sdnext.progress.some(({ step }) => step !== null && step > 0)).toBe(true);
    const old = await openFake({ taskNames: false, stepMs: 300, steps: 14 });
    await old.run();
    expect(old.progress.every(({ fraction }) => fraction === 0)).toBe(true);
    expect(old.progress.at(-1)?.message).toContain('does not say whose');
  });
});

describe('what goes wrong in a web UI', () => {
  it.each([
    [
      422,
      { detail: [{ loc: ['body', 'steps'], msg: 'value is not a valid integer', type: 'type_error.integer' }] },
      'invalid_request',
      'steps: value is not a valid integer',
    ],
    [400, { detail: 'Sampler not found' }, 'invalid_request', 'Sampler not found'],
    [
      404,
      { error: 'HTTPException', detail: 'Init image not found', body: '', errors: '' },
      'runtime_failed',
      'Init image not found',
    ],
    [
      500,
      { error: 'OutOfMemoryError', detail: '', body: '', errors: 'CUDA out of memory. Tried to allocate 2.00 GiB' },
      'runtime_failed',
      'CUDA out of memory',
    ],
  ])('is told with its own words (%i)', async (status, body, code, words) => {
    const { run, fake } = await openFake();
    fake.failNext(status, body);
    const error = await run().catch((refused: unknown) => refused);
    expect(error).toMatchObject(codeOf(code));
    expect(String(error)).toContain(words);
  });

  it('a connection lost while it works is told, with where the picture went, and the work there is stopped', async () => {
    const { run, fake, name } = await openFake({ stepMs: 100, steps: 100 });
    fake.cutNext();
    await expect(run()).rejects.toThrow('output folder');
    await vi.waitFor(() => expect(fake.interrupted).toEqual([name]), 5_000);
  });

  it('a model that is gone is said to be gone', async () => {
    const { run } = await openFake();
    await expect(run({}, 'no-such-model')).rejects.toMatchObject(codeOf('no_model'));
  });
});
