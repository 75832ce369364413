import { describe, expect, it } from 'vitest';
import { factsOf, guessFamily } from './families.ts';

describe('the family of a model', () => {
  it.each([
    ['v1-5-pruned-emaonly.safetensors', 'sd15'],
    ['SD1.5/dreamshaper_8.safetensors', 'sd15'],
    ['sd_xl_base_1.0.safetensors', 'sdxl'],
    ['checkpoints\\juggernautXL_v9.safetensors', 'sdxl'],
    ['ponyDiffusionV6XL.safetensors', 'sdxl'],
    ['dreamshaperXL_v21Turbo.safetensors', 'sdxl'],
    ['sd3.5_large.safetensors', 'sd3'],
    ['sd3_medium_incl_clips.safetensors', 'sd3'],
    ['flux1-dev-Q4_K_S.gguf', 'flux'],
    ['flux1-schnell-fp8.safetensors', 'flux'],
    ['qwen_image_fp8_e4m3fn.safetensors', 'qwen-image'],
    ['wan2.2_ti2v_5B_fp16.safetensors', 'wan'],
    ['Wan2_1-T2V-14B.safetensors', 'wan'],
    ['ltx-video-2b-v0.9.5.safetensors', 'ltx'],
    ['ltxv-13b-0.9.7-distilled.safetensors', 'ltx'],
    ['myMerge_final.safetensors', 'unknown'],
    ['swan_lake.safetensors', 'unknown'],
  ])('is read from a file called %s as %s', (fileName, family) => {
    expect(guessFamily(fileName)).toBe(family);
  });

  it('is what the engine says, where it says so, whatever the file is called', () => {
    expect(guessFamily('myMerge.safetensors', 'stable-diffusion-xl-v1-base')).toBe('sdxl');
    expect(guessFamily('xlfoo.safetensors', 'Flux.1-dev')).toBe('flux');
  });

  it('does not come from the folder', () => {
    expect(guessFamily('sdxl/myMerge.safetensors')).toBe('unknown');
  });

  it('of a model made for few steps has few steps and hardly any guidance', () => {
    expect(factsOf('flux', 'flux1-schnell.safetensors')).toMatchObject({ steps: 4, guidance: 1 });
    expect(factsOf('sdxl', 'sdxl_lightning_4step.safetensors').steps).toBeLessThan(10);
    expect(factsOf('sdxl', 'sd_xl_base_1.0.safetensors').steps).toBe(30);
  });
});
