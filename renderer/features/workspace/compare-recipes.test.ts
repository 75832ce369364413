import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../../backend/contract/generations.ts';
import { compareRecipes } from './compare-recipes.ts';

const recipe = (given: Partial<Recipe> = {}): Recipe => ({
  model: { id: 'sdxl', name: 'SDXL', version: '1', label: null },
  parameters: { prompt: 'fog', steps: 30, seed: 7 },
  runtime: 'comfyui',
  versions: { comfyui: '0.3.64' },
  worker: 'Studio PC',
  unmapped: [],
  tookMs: 9000,
  ...given,
});
const made = (sha256: string, given: Partial<Recipe> = {}) => ({ sha256, recipe: recipe(given) });

describe('something that was made again', () => {
  it('is identical only where its bytes are, whoever made them', () => {
    expect(compareRecipes(made('a'), made('a', { worker: 'Laptop' }))).toEqual({ badge: 'identical' });
  });

  it('is of the same recipe where nothing was left out or differs but the machine', () => {
    const again = made('b', { worker: 'Laptop', parameters: { seed: 7, steps: 30, prompt: 'fog' } });
    expect(compareRecipes(made('a'), again)).toEqual({ badge: 'same recipe' });
  });

  it('is a best effort where it ran on something else or could not be done as asked, and says what', () => {
    const again = made('b', {
      runtime: 'a1111',
      versions: { webui: '1.10' },
      unmapped: [{ name: 'sampler', why: 'it has no such sampler' }],
    });
    expect(compareRecipes(made('a'), again)).toEqual({
      badge: 'best effort',
      differs: ['Runtime: comfyui before, a1111 here', 'sampler: it has no such sampler'],
    });
    expect(compareRecipes(made('a'), made('b', { versions: { comfyui: '0.4' } }))).toEqual({
      badge: 'best effort',
      differs: ['comfyui: 0.3.64 before, 0.4 here'],
    });
  });

  it('is not called so at all where it was asked for otherwise', () => {
    expect(compareRecipes(made('a'), made('b', { parameters: { prompt: 'fog', steps: 30, seed: 8 } }))).toBeNull();
  });
});
