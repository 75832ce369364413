import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelCard } from '../../contract/models.ts';
import { ROOT } from '../../studio.fake.ts';
import { toModelCard } from './cloud-card.ts';
import { readBundledCards } from './read-bundled-cards.ts';
import { readStandInPairs, StandInPair, suggestStandIns } from './suggest-stand-ins.ts';

const resources = path.join(ROOT, 'resources');
const cards = [...readBundledCards(resources).values()];
const pairs = readStandInPairs(resources);
const sdxl: ModelCard = {
  id: 'sdxl-base',
  name: 'sd_xl_base_1.0',
  family: 'Stable Diffusion XL',
  kind: 'image',
  runtime: 'comfyui',
  version: '1',
  about: '',
  parameters: [
    { name: 'prompt', type: 'text', label: 'Prompt', group: 'prompt' },
    { name: 'sampler', type: 'choice', label: 'Sampler', group: 'sampling', choices: [] },
    { name: 'mask', type: 'image', label: 'Mask', group: 'reference' },
    { name: 'count', type: 'integer', label: 'Pictures', group: 'picture' },
  ],
};

describe('the pairs that come with the program', () => {
  it('are pairs', () => {
    expect(pairs.map(pair => StandInPair.parse(pair))).toEqual(pairs);
    expect(pairs).not.toHaveLength(0);
  });
  it('name clouds’ models that are there and make the same', () => {
    for (const { standInId, kind } of pairs)
      expect([standInId, cards.find(card => card.id === standInId)?.kind]).toEqual([standInId, kind]);
    expect(new Set(pairs.map(({ family, standInId }) => `${family} ${standInId}`)).size).toBe(pairs.length);
  });
});

describe('what could stand in for a model', () => {
  it('is of its family, with what differs in words and which controls it lacks', () => {
    const told = suggestStandIns([sdxl], cards, pairs);
    expect(told.map(({ standInId }) => standInId)).toEqual(['replicate-sdxl', 'fal-fast-sdxl']);
    expect(told[0]).toMatchObject({ modelId: 'sdxl-base', standIn: 'Stable Diffusion XL', lane: 'replicate' });
    expect(told[0]?.differs.at(-1)).toBe('Without: sampler, mask');
  });

  it('is never itself, nor a model that makes something else', () => {
    const kontext = cards.filter(card => card.family === 'FLUX.1 Kontext').map(toModelCard);
    const told = suggestStandIns(kontext, cards, pairs);
    expect(told.every(({ modelId, standInId }) => modelId !== standInId)).toBe(true);
    expect(told.length).toBeGreaterThan(0);
    expect(suggestStandIns([{ ...sdxl, kind: 'edit' }], cards, pairs)).toEqual([]);
  });

  it('is not told of where the cloud’s model is not there', () => {
    expect(suggestStandIns([sdxl], [], pairs)).toEqual([]);
  });
});
