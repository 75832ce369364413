import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openBench, problemOf } from './comfyui-bench.fake.ts';

const graph = {
  '10': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'v1-5-pruned-emaonly.safetensors' } },
  '11': {
    class_type: 'CLIPTextEncode',
    inputs: { text: 'as it was saved', clip: ['10', 1] },
    _meta: { title: 'Positive' },
  },
  '12': { class_type: 'LoadImage', inputs: { image: 'mine.png' } },
  '13': { class_type: 'VAEEncode', inputs: { pixels: ['12', 0], vae: ['10', 2] } },
  '14': {
    class_type: 'KSampler',
    inputs: {
      ...{ model: ['10', 0], positive: ['11', 0], negative: ['11', 0], latent_image: ['13', 0] },
      ...{ seed: 5, steps: 3, cfg: 7, sampler_name: 'euler', scheduler: 'normal', denoise: 0.5 },
    },
  },
  '15': { class_type: 'VAEDecode', inputs: { samples: ['14', 0], vae: ['10', 2] } },
  '16': { class_type: 'SaveImage', inputs: { images: ['15', 0], filename_prefix: 'mine' } },
  '17': { class_type: 'SaveImage', inputs: { images: ['12', 0], filename_prefix: 'mine-too' } },
  '18': { class_type: 'PreviewImage', inputs: { images: ['15', 0] } },
};
const slots = [
  { parameter: 'prompt', node: '11', input: 'text' },
  { parameter: 'photo', node: '12', input: 'image' },
  { parameter: 'seed', node: '14', input: 'seed' },
  { parameter: 'sampler', node: '14', input: 'sampler_name' },
];

describe('a person’s own workflow', () => {
  it('runs with the values of its slots, keeps the rest, and gives what it saves for good under this attempt’s name', async () => {
    const { comfy, folder, start } = await openBench();
    const photo = path.join(folder, 'input-photo');
    await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toFile(photo);
    const parameters = { prompt: 'a quay', sampler: 'dpmpp_2m', mood: 'calm' };
    const wish = { modelId: 'own.relight', workflow: { graph, slots }, inputs: { photo }, seed: 99 };
    const { attemptId, done } = start(parameters, wish);
    const { files, unmapped } = await done;
    expect(files.map(file => [file.type, file.seed])).toEqual([
      ['image/png', 99],
      ['image/png', 99],
    ]);
    expect(unmapped).toEqual([{ name: 'mood', why: 'This workflow has no input for it.' }]);
    expect(comfy.seen.prompts[0]?.prompt).toMatchObject({
      '11': { inputs: { text: 'a quay' } },
      '12': { inputs: { image: 'dailies/input-photo.png' } },
      '14': { inputs: { seed: 99, sampler_name: 'dpmpp_2m', steps: 3, denoise: 0.5 } },
    });
    expect(comfy.saved()).toEqual([`dailies/${attemptId}-16_00001_.png`, `dailies/${attemptId}-17_00001_.png`]);
  });

  it('is refused with the node that this machine lacks', async () => {
    const { start } = await openBench();
    const lacking = { ...graph, '19': { class_type: 'IPAdapter', inputs: {} } };
    expect(
      (await problemOf(start({ prompt: 'x' }, { workflow: { graph: lacking, slots: [] } }).done)).message,
    ).toContain('node IPAdapter does not exist');
  });

  it('that saves nothing is no success', async () => {
    const { start } = await openBench({ nodes: ['SaveNothing'] });
    const silent = { '1': { class_type: 'SaveNothing', inputs: {} } };
    expect((await problemOf(start({}, { workflow: { graph: silent, slots: [] } }).done)).message).toContain(
      'without a picture or a clip',
    );
  });

  it('is found to be lacking when a value does not fit, by the name of the input', async () => {
    const { start } = await openBench();
    const workflow = { graph, slots: [...slots, { parameter: 'detail', node: '14', input: 'cfg' }] };
    const problem = await problemOf(start({ prompt: 'x', detail: 900 }, { workflow }).done);
    expect(problem).toMatchObject({ code: 'invalid_request' });
    expect(JSON.stringify(problem)).toContain('parameters.detail');
  });
});
