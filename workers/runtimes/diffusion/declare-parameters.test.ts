import { describe, expect, it } from 'vitest';
import { ModelCard } from '../../../backend/contract/models.ts';
import { checkParameters } from '../../../backend/contract/parameters.ts';
import { declareImage, declareUpscale, declareVideo } from './declare-parameters.ts';
import { FAMILIES, type Family } from './families.ts';
import { offerNames, SAMPLERS, SCHEDULERS } from './samplers.ts';

const choices = {
  samplers: offerNames(SAMPLERS, 'comfyui', ['euler', 'dpmpp_2m', 'uni_pc']),
  schedulers: offerNames(SCHEDULERS, 'comfyui', ['simple', 'normal', 'karras', 'sgm_uniform']),
};
const able = (family: Family) => ({ facts: FAMILIES[family], ...choices, reference: true, mask: true });
const card = (parameters: ModelCard['parameters'], kind: ModelCard['kind']) => ({
  id: 'm',
  name: 'M',
  family: 'f',
  kind,
  runtime: 'r',
  version: '1',
  about: '',
  parameters,
});

describe('the controls of a diffusion model', () => {
  it.each(Object.keys(FAMILIES) as Family[])('of %s are a card whose defaults are taken as they are', family => {
    const clip = FAMILIES[family].makes === 'video';
    const parameters = clip ? declareVideo(able(family), 'optional') : declareImage(able(family));
    expect(ModelCard.safeParse(card(parameters, clip ? 'video' : 'image')).error).toBeUndefined();
    const defaults = checkParameters(parameters, { prompt: 'a lamp' });
    expect(defaults.issues).toEqual([]);
    expect(checkParameters(parameters, defaults.values).issues).toEqual([]);
    for (const { width, height } of FAMILIES[family].sizes)
      expect(checkParameters(parameters, { prompt: 'a lamp', size: { width, height } }).issues).toEqual([]);
  });

  it('has the family’s own sampler first, or one that the engine lists', () => {
    const sampler = (listed: string[]) =>
      declareImage({ ...able('sd15'), samplers: offerNames(SAMPLERS, 'comfyui', listed) }).find(
        ({ name }) => name === 'sampler',
      )?.default;
    expect(sampler(['euler', 'dpmpp_2m'])).toBe('dpmpp_2m');
    expect(sampler(['heun'])).toBe('heun');
  });

  it('asks for words to leave out only where they have an effect', () => {
    const names = (family: Family) => declareImage(able(family)).map(({ name }) => name);
    expect(names('sdxl')).toContain('negative');
    expect(names('flux')).not.toContain('negative');
  });

  it('takes a mask only over a picture', () => {
    const { issues } = checkParameters(declareImage(able('sd15')), {
      prompt: 'a lamp',
      mask: { media: 'a'.repeat(64) },
    });
    expect(issues.map(({ path }) => path)).toEqual(['parameters.mask']);
  });

  it('lets a clip have only the frame counts that its model can make', () => {
    const frames = (count: number) =>
      checkParameters(declareVideo(able('wan'), 'none'), { prompt: 'a lamp', frames: count }).issues.length;
    expect([frames(81), frames(1), frames(80), frames(82)]).toEqual([0, 0, 1, 1]);
  });

  it('of an upscaler is a picture, without which nothing is asked, and how much larger', () => {
    const parameters = declareUpscale([2, 4]);
    expect(checkParameters(parameters, {}).issues.map(({ path }) => path)).toEqual(['parameters.reference']);
    expect(checkParameters(parameters, { reference: { media: 'a'.repeat(64) } }).values.upscale).toBe('2');
  });
});
