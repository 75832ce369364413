import { describe, expect, it } from 'vitest';
import { findName, offerNames, SAMPLERS, SCHEDULERS } from './samplers.ts';

describe('the names of samplers', () => {
  it('are one on the screen, whatever each engine calls them', () => {
    const choice = { value: 'euler_ancestral', label: 'Euler ancestral' };
    expect(offerNames(SAMPLERS, 'a1111', ['Euler a'])).toEqual([choice]);
    expect(offerNames(SAMPLERS, 'sdcpp', ['euler_a'])).toEqual([choice]);
    expect(offerNames(SAMPLERS, 'comfyui', ['euler_ancestral'])).toEqual([choice]);
    expect(offerNames(SAMPLERS, 'swarmui', ['euler_ancestral'])).toEqual([choice]);
  });

  it('keep an engine’s own where only it has such a one', () => {
    const [choice] = offerNames(SAMPLERS, 'a1111', ['[Forge] Flux Realistic']);
    expect(choice).toEqual({ value: '[Forge] Flux Realistic', label: '[Forge] Flux Realistic' });
    expect(findName(SAMPLERS, 'a1111', '[Forge] Flux Realistic', ['[Forge] Flux Realistic'])).toBe(
      '[Forge] Flux Realistic',
    );
  });

  it('go to an engine in its own spelling, and to none where it has no such sampler', () => {
    expect(findName(SAMPLERS, 'a1111', 'dpmpp_2m', ['Euler', 'DPM++ 2M'])).toBe('DPM++ 2M');
    expect(findName(SAMPLERS, 'sdcpp', 'dpmpp_2m', ['euler', 'dpm++2m'])).toBe('dpm++2m');
    expect(findName(SAMPLERS, 'sdcpp', 'uni_pc', ['euler', 'dpm++2m'])).toBeNull();
    expect(findName(SCHEDULERS, 'a1111', 'karras', ['Automatic', 'Karras'])).toBe('Karras');
  });

  it('offer each choice once, though an engine has two names for it', () => {
    expect(offerNames(SCHEDULERS, 'a1111', ['karras', 'Karras']).map(({ value }) => value)).toEqual(['karras']);
  });
});
