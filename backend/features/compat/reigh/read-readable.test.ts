import { describe, expect, it } from 'vitest';
import { readReadable } from './read-readable.ts';

describe('what can be shown of a task', () => {
  it('of a segment is its own, and where it says nothing its orchestrator’s', () => {
    const orchestrator_details = {
      base_prompts_expanded: ['a street', 'a square'],
      negative_prompts_expanded: ['blur'],
      parsed_resolution_wh: '902x508',
      seed_base: 3,
      num_inference_steps: 6,
    };
    expect(readReadable({ segment_index: 1, segment_frames_target: 61, orchestrator_details })).toEqual({
      prompt: 'a square',
      seed: 3,
      parameters: { prompt: 'a square', negative: 'blur', size: { width: 902, height: 508 }, steps: 6, frames: 61 },
    });
    expect(readReadable({ base_prompt: 'own', seed_to_use: 4, orchestrator_details })).toMatchObject({
      prompt: 'own',
      seed: 4,
    });
  });

  it('of an orchestrator are the words of all its parts, each once', () => {
    const travel = { base_prompt: 'fog', base_prompts_expanded: ['fog', 'rain', 'fog', ''] };
    expect(readReadable({ orchestrator_details: travel }).prompt).toBe('fog\nrain');
    const edit = { prompt: '', portions_to_regenerate: [{ start_frame: 1 }, { prompt: 'a red door' }] };
    expect(readReadable({ orchestrator_details: edit }).prompt).toBe('a red door');
    expect(readReadable({ orchestrator_details: {} }).prompt).toBe('');
  });

  it('reads a size as text and as a list, and nothing that is none', () => {
    expect(readReadable({ resolution: [640, 360] }).parameters).toEqual({ size: { width: 640, height: 360 } });
    for (const resolution of ['480p', 'x', [0, 1], { w: 1 }, null])
      expect(readReadable({ resolution }).parameters).toEqual({});
  });

  it('takes no seed that is none', () => {
    for (const seed of [-1, 1.5, '7', 2 ** 40, Number.NaN]) expect(readReadable({ seed }).seed).toBeNull();
  });
});
