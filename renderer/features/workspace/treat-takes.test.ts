import { describe, expect, it } from 'vitest';
import { treatTake } from './treat-takes.ts';
import { sketchModel, takeOf } from './workspace.fake.ts';

const upscaler = {
  ...sketchModel,
  id: 'upscale-slim',
  name: 'Upscale',
  kind: 'upscale' as const,
  online: 0,
  parameters: [
    { name: 'reference', type: 'image' as const, label: 'Picture', group: 'reference' as const, required: true },
  ],
};

const rater = { ...upscaler, id: 'content-rating', name: 'Content rating', kind: 'rate' as const };

describe('asking for a take larger, or judged', () => {
  it('gives its picture to the first upscaler that is online, as based on the take', () => {
    const take = takeOf(3);
    const sending = treatTake(
      take,
      [sketchModel, rater, upscaler, { ...upscaler, id: 'esrgan-4x', online: 1 }],
      'upscale',
    );
    expect(sending?.kind).toBe('upscale');
    expect(sending?.body).toEqual({
      projectId: take.projectId,
      modelId: 'esrgan-4x',
      parameters: { reference: { media: take.media.sha256 } },
      basedOn: take.id,
    });
  });

  it('waits for an upscaler that is away when no other is there', () => {
    expect(treatTake(takeOf(3), [sketchModel, upscaler], 'upscale')?.body.modelId).toBe('upscale-slim');
  });

  it('asks nothing where no model makes pictures larger', () => {
    expect(treatTake(takeOf(3), [sketchModel, rater], 'upscale')).toBeNull();
  });

  it('asks to judge it of the model that judges', () => {
    const sending = treatTake(takeOf(3), [upscaler, rater], 'rate');
    expect([sending?.kind, sending?.body.modelId]).toEqual(['rate', 'content-rating']);
  });
});
