import { describe, expect, it } from 'vitest';
import { readWishes } from './read-wishes.ts';

const PICTURE = 'https://a.example/a.png';
const CLIP = 'https://a.example/a.mp4';
const ask = (family: string, input: object) => readWishes({ family, project_id: 'p', input }).wishes;
const first = (family: string, input: object) => {
  const [wish] = ask(family, input);
  if (!wish) throw new Error('Nothing was asked for.');
  return wish;
};
const detailsOf = (family: string, input: object) =>
  first(family, input).params.orchestrator_details as Record<string, unknown>;
const TRAVEL = {
  image_urls: [PICTURE, PICTURE, PICTURE],
  segment_frames: [61],
  frame_overlap: [10],
  base_prompts: ['x'],
};

describe('families', () => {
  it.each([
    ['qwen-image', {}, 'qwen_image', '1353x762'],
    ['qwen-image', { style_reference_image: PICTURE }, 'qwen_image_style', '1353x762'],
    ['qwen-image-2512', { resolution_scale: 1 }, 'qwen_image_2512', '902x508'],
    ['z-image', { custom_aspect_ratio: '1:1' }, 'z_image_turbo', '1005x1005'],
    ['optimised-t2i', { custom_aspect_ratio: '9:16' }, 'wan_2_2_t2i', '508x902'],
    ['anything', { resolution: '640x360' }, 'wan_2_2_t2i', '640x360'],
  ])('of pictures with the model %s and %j are of type %s, %s', (model_name, more, taskType, resolution) => {
    const wish = first('image_generation', { prompts: [{ fullPrompt: 'a lamp' }], model_name, ...more });
    expect(wish).toMatchObject({ taskType, params: { prompt: 'a lamp', model: model_name, resolution, steps: 12 } });
  });

  it('go on from the largest seed at nought, and choose one where none is given', () => {
    const input = { image_url: PICTURE, prompt: 'x', numImages: 2 };
    expect(ask('magic_edit', { ...input, seed: 2 ** 31 - 1 }).map(({ params }) => params.seed)).toEqual([
      2 ** 31 - 1,
      0,
    ]);
    expect(first('magic_edit', input).params.seed).toEqual(expect.any(Number));
  });

  it.each([
    ['magic_edit', { image_url: PICTURE, prompt: 'x' }, 'qwen_image_edit', { image_url: PICTURE }],
    [
      'masked_edit',
      { image_url: PICTURE, mask_url: PICTURE, prompt: 'x', num_generations: 1, generation_id: 'g' },
      'image_inpaint',
      { mask_url: PICTURE, based_on: 'g' },
    ],
    ['z_image_turbo_i2i', { image_url: PICTURE }, 'z_image_turbo_i2i', { strength: 0.6, prompt: '' }],
    ['image_upscale', { image_url: PICTURE }, 'image-upscale', { scale_factor: 2, noise_scale: 0.1 }],
    ['individual_travel_segment', { start_image_url: PICTURE }, 'individual_travel_segment', { num_frames: 49 }],
    ['crossfade_join', { clip_urls: [CLIP, CLIP], frame_overlap_settings_expanded: [4] }, 'travel_stitch', {}],
    [
      'character_animate',
      { character_image_url: PICTURE, motion_video_url: CLIP, mode: 'animate', resolution: '480p' },
      'animate_character',
      { mode: 'animate' },
    ],
    ['video_enhance', { video_url: CLIP, upscale: {} }, 'video_enhance', { upscale: { upscale_factor: 2 } }],
    ['comfy', { anything: 1 }, 'comfy', { anything: 1 }],
  ])('%s of %j is of type %s', (family, input, taskType, params) => {
    const wish = first(family, input);
    expect(wish.taskType).toBe(taskType);
    expect(wish.params).toMatchObject(params);
  });

  it('travel with as many segments as lie between pictures, each with its own words and frames', () => {
    const details = detailsOf('travel_between_images', { ...TRAVEL, base_prompts: ['a', 'b'], chain_segments: true });
    expect(details).toMatchObject({
      num_new_segments_to_generate: 2,
      base_prompts_expanded: ['a', 'b'],
      negative_prompts_expanded: ['', ''],
      segment_frames_expanded: [61, 61],
      frame_overlap_expanded: [10, 10],
      parsed_resolution_wh: '902x508',
      model_type: 'i2v',
      chain_segments: true,
      independent_segments: false,
      seed_base: 789,
      run_id: expect.any(String),
    });
    expect(detailsOf('travel_between_images', { ...TRAVEL, image_urls: [PICTURE] }).num_new_segments_to_generate).toBe(
      1,
    );
    expect(first('travel_between_images', { ...TRAVEL, turbo_mode: true }).taskType).toBe('wan_2_2_i2v');
  });

  it('join what is given as clips or as addresses', () => {
    expect(detailsOf('join_clips', { video_urls: [CLIP, CLIP] })).toMatchObject({
      clip_list: [{ url: CLIP }, { url: CLIP }],
      gap_frame_count: 23,
      context_frame_count: 15,
    });
    expect(detailsOf('join_clips', { clips: [{ url: CLIP, name: 'one' }, { url: CLIP }] }).clip_list).toEqual([
      { url: CLIP, name: 'one' },
      { url: CLIP },
    ]);
  });

  it('edit a clip under the run that was given, or a new one', () => {
    const orchestrator_details = { source_video_url: CLIP, portions_to_regenerate: [{ start_frame: 1, end_frame: 2 }] };
    expect(detailsOf('edit_video_orchestrator', { orchestrator_details }).run_id).toEqual(expect.any(String));
    const given = { ...orchestrator_details, run_id: 'r' };
    expect(detailsOf('edit_video_orchestrator', { orchestrator_details: given }).run_id).toBe('r');
  });
});
