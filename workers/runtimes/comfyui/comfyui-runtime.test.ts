import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { openBench, problemOf, SDXL, SOON } from './comfyui-bench.fake.ts';

const PARAMETERS = {
  prompt: 'a lighthouse in fog',
  negative: 'people',
  size: { width: 128, height: 96 },
  steps: 6,
  guidance: 5.5,
  sampler: 'euler_ancestral',
  scheduler: 'karras',
};

describe('looking at a ComfyUI', () => {
  for (const flavour of ['ancient', 'old', 'new'] as const)
    it(`finds what a template can run, its GPU and its version (${flavour})`, async () => {
      const { look } = await openBench({ flavour });
      const facts = await look();
      expect(facts.gpus).toEqual([{ name: 'NVIDIA GeForce RTX 4090', memoryBytes: 24 * 1024 ** 3 }]);
      expect(facts.version).toMatch(/^0\.\d+\.\d+$/);
      expect(facts.models.map(({ id, family, kind }) => [id, family, kind])).toEqual([
        ['v1-5-pruned-emaonly', 'Stable Diffusion 1.5', 'image'],
        ['sd_xl_base_1.0', 'Stable Diffusion XL', 'image'],
        ['flux1-dev', 'FLUX.1', 'image'],
        ['qwen_image_fp8_e4m3fn', 'Qwen-Image', 'image'],
        ['wan2.2_t2v_high_noise_14b_fp8_scaled', 'Wan', 'video'],
        ['wan2.2_i2v_high_noise_14b_fp8_scaled', 'Wan', 'video'],
        ['wan2.2_ti2v_5b_fp16', 'Wan', 'video'],
        ['ltx-video-2b-v0.9.5', 'LTX-Video', 'video'],
        ['4x-ultrasharp.upscale', 'Upscale model', 'upscale'],
      ]);
    });

  it('names the file behind a model and its length where the engine tells it', async () => {
    const sizes = async (flavour: 'ancient' | 'new') => (await (await openBench({ flavour })).look()).models[1]?.file;
    expect(await sizes('new')).toEqual({ name: 'SDXL/sd_xl_base_1.0.safetensors', sha256: null, bytes: 6_938_040_683 });
    expect((await sizes('ancient'))?.bytes).toBeNull();
  });

  it('offers only samplers and schedulers that the engine lists, by the names of recipes', async () => {
    const { models } = await (await openBench()).look();
    const choices = (id: string, name: string) =>
      models
        .find(model => model.id === id)
        ?.parameters.find(each => each.name === name)
        ?.choices?.map(c => c.value);
    expect(choices(SDXL, 'sampler')).toEqual([
      'euler',
      'euler_ancestral',
      'heun',
      'dpmpp_2m',
      'dpmpp_sde',
      'uni_pc',
      'lcm',
    ]);
    expect(choices(SDXL, 'scheduler')).toContain('karras');
    expect(choices('ltx-video-2b-v0.9.5', 'scheduler')).toBeUndefined();
  });

  it('asks for a first frame where a model needs one, and offers it where it can do without', async () => {
    const { models } = await (await openBench()).look();
    const frame = (id: string) => models.find(model => model.id === id)?.parameters.find(p => p.name === 'start_frame');
    expect(frame('wan2.2_i2v_high_noise_14b_fp8_scaled')?.required).toBe(true);
    expect(frame('wan2.2_ti2v_5b_fp16')).toMatchObject({ type: 'image' });
    expect(frame('wan2.2_ti2v_5b_fp16')?.required).toBeUndefined();
    expect(frame('wan2.2_t2v_high_noise_14b_fp8_scaled')).toBeUndefined();
  });

  it('leaves out a model whose text encoder or partner is missing', async () => {
    const { look } = await openBench({ models: { text_encoders: ['clip_l.safetensors'] } });
    expect((await look()).models.map(model => model.kind)).toEqual(['image', 'image', 'upscale']);
  });

  it('says who does not answer, and who wants a password', async () => {
    const { comfy, runtime } = await openBench({ credentials: 'ann:secret' });
    const { createComfyuiRuntime } = await import('./comfyui-runtime.ts');
    const stranger = createComfyuiRuntime({ address: comfy.address, credentials: null });
    expect((await problemOf(stranger.look(AbortSignal.timeout(5_000)))).code).toBe('not_signed_in');
    expect((await runtime.look(AbortSignal.timeout(5_000))).models).not.toEqual([]);
    await comfy.close();
    const problem = await problemOf(runtime.look(AbortSignal.timeout(5_000)));
    expect([problem.code, problem.message]).toEqual(['unreachable', expect.stringContaining(comfy.address)]);
  });
});

describe('running a task', () => {
  for (const flavour of ['ancient', 'old', 'new'] as const)
    it(`makes a picture as asked, tells how far it is and shows it (${flavour})`, async () => {
      const { comfy, start } = await openBench({ flavour });
      const { done, told, previews, attemptId } = start(PARAMETERS);
      const { files, unmapped, versions } = await done;
      expect(files).toEqual([{ path: expect.any(String), type: 'image/png', seed: 7 }]);
      expect(await sharp(files[0]?.path).metadata()).toMatchObject({ width: 128, height: 96, format: 'png' });
      expect(unmapped).toEqual([]);
      expect(versions).toEqual({ comfyui: expect.any(String), pytorch: '2.8.0+cu128' });
      const steps = told.filter(progress => progress.steps === 6);
      expect(steps.at(-1)).toMatchObject({ step: 6, message: 'Step 6 of 6' });
      expect(told.map(progress => progress.fraction)).toEqual(told.map(p => p.fraction).toSorted((a, b) => a - b));
      await vi.waitFor(() => expect(previews.length).toBeGreaterThan(0), SOON);
      expect((await sharp(previews[0]).metadata()).format).toBe('webp');
      expect(comfy.saved()).toEqual([`dailies/${attemptId}_00001_.png`]);
      expect(comfy.seen.prompts[0]?.prompt).toMatchObject({
        '2': { inputs: { text: 'a lighthouse in fog' } },
        '3': { inputs: { text: 'people' } },
        '5': { inputs: { seed: 7, steps: 6, cfg: 5.5, sampler_name: 'euler_ancestral', scheduler: 'karras' } },
      });
    });

  it('starts from a reference, paints only under a mask, and says what it has no place for', async () => {
    const { comfy, folder, start } = await openBench();
    const picture = path.join(folder, 'input-abc');
    await sharp({ create: { width: 40, height: 40, channels: 3, background: 'red' } })
      .png()
      .toFile(picture);
    const size = { width: 128, height: 96 };
    await start({ prompt: 'x', size, strength: 0.4 }, { inputs: { reference: picture } }).done;
    expect(comfy.seen.prompts[0]?.prompt).toMatchObject({
      '4': { class_type: 'LoadImage', inputs: { image: 'dailies/input-abc.png' } },
      '7': { inputs: { denoise: 0.4 } },
    });
    const painted = start({ prompt: 'x', size, style: 'noir' }, { inputs: { reference: picture, mask: picture } });
    expect((await painted.done).unmapped).toEqual([{ name: 'style', why: 'This workflow has no input for it.' }]);
    expect(JSON.stringify(comfy.seen.prompts[1])).toContain('SetLatentNoiseMask');
  });

  it('makes clips with Wan by both its models, half of the steps each, and with LTX', async () => {
    const { comfy, start } = await openBench({ stepMs: 1 });
    const asked = { prompt: 'waves', size: { width: 64, height: 64 }, frames: 17, fps: 16, steps: 9 };
    const wan = start(asked, { modelId: 'wan2.2_t2v_high_noise_14b_fp8_scaled', kind: 'video' });
    expect((await wan.done).files.map(file => file.type)).toEqual(['video/mp4']);
    expect(comfy.seen.prompts[0]?.prompt).toMatchObject({
      '2': { inputs: { unet_name: 'wan2.2_t2v_low_noise_14B_fp8_scaled.safetensors' } },
      '11': { inputs: { steps: 9, end_at_step: 5, noise_seed: 7 } },
      '12': { inputs: { steps: 9, start_at_step: 5 } },
    });
    expect(wan.told.at(-1)?.fraction).toBeGreaterThan(0.9);
    const ltx = start(asked, { modelId: 'ltx-video-2b-v0.9.5', kind: 'video' });
    expect((await ltx.done).files.map(file => file.type)).toEqual(['video/mp4']);
  });

  it('makes a picture larger, with FLUX and with Qwen-Image', async () => {
    const { folder, start } = await openBench({ stepMs: 1 });
    const picture = path.join(folder, 'input-abc');
    await sharp({ create: { width: 40, height: 40, channels: 3, background: 'red' } })
      .png()
      .toFile(picture);
    const up = start(
      {},
      { modelId: '4x-ultrasharp.upscale', kind: 'upscale', inputs: { reference: picture }, seed: null },
    );
    expect((await up.done).files).toMatchObject([{ type: 'image/png', seed: null }]);
    for (const modelId of ['flux1-dev', 'qwen_image_fp8_e4m3fn']) {
      const { files, unmapped } = await start(
        { prompt: 'x', guidance: 3, steps: 2, size: { width: 64, height: 64 } },
        { modelId },
      ).done;
      expect([(await readFile(files[0]?.path ?? '')).length > 0, unmapped]).toEqual([true, []]);
    }
  });

  it('keeps the sampler of the template and says so where the engine has none of that name', async () => {
    const { comfy, start } = await openBench();
    const { unmapped } = await start({ ...PARAMETERS, sampler: 'restart' }).done;
    expect(unmapped).toEqual([{ name: 'sampler', why: 'This ComfyUI has no sampler called "restart".' }]);
    expect(comfy.seen.prompts[0]?.prompt).toMatchObject({ '5': { inputs: { sampler_name: 'dpmpp_2m' } } });
  });
});
