import { describe, expect, it } from 'vitest';
import { readTold } from './read-told.ts';

describe('what the params of a Reigh task say', () => {
  it('is all of it, wherever it stands', () => {
    const told = readTold({
      prompt: 'a harbour',
      orchestrator_details: { base_prompts_expanded: ['fog', 'a harbour'], enhanced_prompts_expanded: ['thick fog'] },
      per_join_settings: [{ prompt: 'a ship' }],
      negative_prompt: 'people',
      seed: 7,
    });
    expect(told).toEqual({
      words: 'a harbour\nfog\nthick fog\na ship',
      negative: 'people',
      fromPicture: false,
      pictures: [],
    });
  });

  it('tells whether it starts from a picture', () => {
    expect(readTold({ prompt: 'at night', image_url: 'https://example.com/a.png' }).fromPicture).toBe(true);
    expect(
      readTold({ orchestrator_details: { input_image_paths_resolved: ['https://example.com/a.png'] } }),
    ).toMatchObject({
      fromPicture: true,
    });
  });
});
