import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { makeId } from '../../../db/make-id.ts';
import { chooseResolution, type Family } from './image-families.ts';
import { Address, Loras, mapLoras, readInput, Seed, Words } from './read-input.ts';

const PIECES_MAX = 200;
const Texts = z.array(Words).max(PIECES_MAX);
const Frames = z.array(z.int().min(0).max(10_000)).max(PIECES_MAX);
/** A list with one value for all pieces, or one for each. */
const spread = <T>(values: readonly T[], count: number): T[] =>
  values.length === 1 ? Array.from({ length: count }, () => values[0] as T) : [...values];

const WAN = 'wan_2_2_i2v_lightning_baseline_2_2_2';

const Travel = z.looseObject({
  image_urls: z.array(Address).min(1).max(PIECES_MAX),
  base_prompts: Texts.min(1),
  segment_frames: Frames.min(1),
  frame_overlap: Frames.min(1),
  negative_prompts: Texts.default(['']),
  resolution: z.string().optional(),
  model_name: z.string().max(100).default(WAN),
  model_type: z.string().max(20).optional(),
  seed: Seed.default(789),
  random_seed: z.boolean().default(false),
  steps: z.int().min(1).max(200).default(20),
  amount_of_motion: z.number().min(0).max(1).default(0.5),
  independent_segments: z.boolean().optional(),
  chain_segments: z.boolean().optional(),
  turbo_mode: z.boolean().default(false),
  loras: Loras,
});

const travel: Family = given => {
  const input = readInput(Travel, given);
  const { image_urls, base_prompts, segment_frames, frame_overlap, negative_prompts, loras, steps, ...rest } = input;
  const count = Math.max(1, image_urls.length - 1);
  const { seed, random_seed, turbo_mode, resolution: _, ...passedOn } = rest;
  const { shot_id, parent_generation_id } = given;
  const orchestrator_details = {
    ...passedOn,
    ...mapLoras(loras),
    input_image_paths_resolved: image_urls,
    num_new_segments_to_generate: count,
    base_prompt: base_prompts[0],
    base_prompts_expanded: spread(base_prompts, count),
    negative_prompts_expanded: spread(negative_prompts, count),
    segment_frames_expanded: spread(segment_frames, count),
    frame_overlap_expanded: spread(frame_overlap, count),
    parsed_resolution_wh: chooseResolution(input),
    model_type: input.model_type ?? (input.model_name.toLowerCase().includes('vace') ? 'vace' : 'i2v'),
    independent_segments: input.independent_segments ?? input.chain_segments !== true,
    chain_segments: input.chain_segments ?? input.independent_segments === false,
    seed_base: random_seed ? randomInt(2 ** 31 - 1) : seed,
    num_inference_steps: steps,
    run_id: makeId(),
  };
  const shot = {
    ...(shot_id !== undefined && { shot_id }),
    ...(parent_generation_id !== undefined && { parent_generation_id }),
  };
  return [{ taskType: turbo_mode ? 'wan_2_2_i2v' : 'travel_orchestrator', params: { ...shot, orchestrator_details } }];
};

const travelSegment: Family = given => {
  const shape = z.looseObject({
    start_image_url: Address,
    end_image_url: Address.nullish(),
    base_prompt: Words.default(''),
    negative_prompt: Words.default(''),
    num_frames: z.int().min(1).max(81).default(49),
    segment_index: z.int().min(0).default(0),
    seed: Seed.optional(),
    loras: Loras,
  });
  const { loras, seed, ...rest } = readInput(shape, given);
  const { start_image_url, end_image_url } = rest;
  const input_image_paths_resolved = [start_image_url, ...(end_image_url ? [end_image_url] : [])];
  const params = {
    ...rest,
    ...mapLoras(loras),
    input_image_paths_resolved,
    seed_to_use: seed ?? randomInt(2 ** 31 - 1),
  };
  return [{ taskType: 'individual_travel_segment', params }];
};

const Clip = z.looseObject({ url: Address, name: Words.optional() });

const joinClips: Family = given => {
  const shape = z
    .looseObject({
      clips: z.array(Clip).max(PIECES_MAX).optional(),
      video_urls: z.array(Address).max(PIECES_MAX).optional(),
      prompt: Words.default(''),
      gap_frame_count: z.int().min(0).max(1_000).default(23),
      context_frame_count: z.int().min(1).max(1_000).default(15),
      replace_mode: z.boolean().default(true),
      num_inference_steps: z.int().min(1).max(200).default(6),
      guidance_scale: z.number().default(3),
      loras: Loras,
    })
    .refine(({ clips, video_urls }) => (clips ?? video_urls ?? []).length >= 2, 'at least two clips are joined');
  const { clips, video_urls, loras, parent_generation_id, ...rest } = readInput(shape, given);
  const clip_list = clips ?? (video_urls ?? []).map((url, n) => ({ url, name: `clip_${n}` }));
  const orchestrator_details = { ...rest, ...mapLoras(loras), clip_list, run_id: makeId() };
  const parent = parent_generation_id === undefined ? {} : { parent_generation_id };
  return [{ taskType: 'join_clips_orchestrator', params: { ...parent, orchestrator_details } }];
};

const crossfadeJoin: Family = given => {
  const shape = z.looseObject({
    clip_urls: z.array(Address).min(2).max(PIECES_MAX),
    frame_overlap_settings_expanded: Frames,
    audio_url: Address.nullish(),
  });
  return [{ taskType: 'travel_stitch', params: readInput(shape, given) }];
};

const editVideo: Family = given => {
  const shape = z.looseObject({
    orchestrator_details: z.looseObject({
      source_video_url: Address,
      portions_to_regenerate: z
        .array(z.looseObject({ start_frame: z.int().min(0), end_frame: z.int().min(0) }))
        .min(1)
        .max(PIECES_MAX),
    }),
  });
  const input = readInput(shape, given);
  const { run_id = makeId(), ...details } = input.orchestrator_details;
  const orchestrator_details = { ...details, run_id };
  return [{ taskType: 'edit_video_orchestrator', params: { ...input, orchestrator_details } }];
};

const animateCharacter: Family = given => {
  const shape = z.looseObject({
    character_image_url: Address,
    motion_video_url: Address,
    mode: z.enum(['replace', 'animate']),
    resolution: z.enum(['480p', '720p']),
    prompt: Words.default(''),
    seed: Seed.optional(),
  });
  return [{ taskType: 'animate_character', params: readInput(shape, given) }];
};

const enhanceVideo: Family = given => {
  const shape = z
    .looseObject({
      video_url: Address,
      interpolation: z.looseObject({ num_frames: z.int().min(1).max(4).default(1) }).optional(),
      upscale: z.looseObject({ upscale_factor: z.number().min(1).max(4).default(2) }).optional(),
    })
    .refine(({ interpolation, upscale }) => interpolation ?? upscale, 'interpolation or upscale is asked for');
  return [{ taskType: 'video_enhance', params: readInput(shape, given) }];
};

/** The families that make clips. */
export const VIDEO_FAMILIES: Readonly<Record<string, Family>> = {
  travel_between_images: travel,
  individual_travel_segment: travelSegment,
  join_clips: joinClips,
  crossfade_join: crossfadeJoin,
  edit_video_orchestrator: editVideo,
  character_animate: animateCharacter,
  video_enhance: enhanceVideo,
};
