import { describe, expect, it } from 'vitest';
import { upscaleTake } from './upscale-takes.ts';
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

describe('asking for a take larger', () => {
  it('gives its picture to the first upscaler that is online, as based on the take', () => {
    const take = takeOf(3);
    const sending = upscaleTake(take, [sketchModel, upscaler, { ...upscaler, id: 'esrgan-4x', online: 1 }]);
    expect(sending?.kind).toBe('upscale');
    expect(sending?.body).toEqual({
      projectId: take.projectId,
      modelId: 'esrgan-4x',
      parameters: { reference: { media: take.media.sha256 } },
      basedOn: take.id,
    });
  });

  it('waits for an upscaler that is away when no other is there', () => {
    expect(upscaleTake(takeOf(3), [sketchModel, upscaler])?.body.modelId).toBe('upscale-slim');
  });

  it('asks nothing where no model makes pictures larger', () => {
    expect(upscaleTake(takeOf(3), [sketchModel])).toBeNull();
  });
});
