import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkParameters } from '../../../contract/parameters.ts';
import { ROOT } from '../../../studio.fake.ts';
import { readDialectCards } from '../read-dialect-cards.ts';
import { mapParams, readTaskMappings } from './map-params.ts';
import { kindOfType, typeOfModel } from './task-types.ts';

const cards = readDialectCards(path.join(ROOT, 'resources')).reigh;
const mappings = readTaskMappings(path.join(ROOT, 'resources'));
const PICTURE = 'a'.repeat(64);
const addressOf = (sha256: string) => `http://studio/${sha256}.png`;

function mappingOf(id: string) {
  const mapping = mappings[id];
  if (!mapping) throw new Error(`There is no mapping of ${id}.`);
  return mapping;
}

describe('what a person asks a Wan2GP worker for', () => {
  it('has a mapping for every model that can be picked, and the other way round', () => {
    expect(cards.length).toBeGreaterThan(8);
    expect(cards.map(card => card.id).sort()).toEqual(Object.keys(mappings).sort());
  });

  it.each(cards.map(card => [card.id, card] as const))('%s is put into its words without a rest', (id, card) => {
    const given = Object.fromEntries(
      card.parameters
        .filter(({ type, required }) => required || type === 'text')
        .map(({ name, type }) => [name, type === 'image' ? { media: PICTURE } : 'fog']),
    );
    const { values, issues } = checkParameters(card.parameters, given);
    expect(issues).toEqual([]);
    const { count: _, ...asked } = values;
    const mapping = mappingOf(id);
    const { params, unmapped } = mapParams(mapping, asked, 7, addressOf);
    expect(unmapped).toEqual([]);
    expect(params).toMatchObject({ prompt: 'fog', seed: 7, resolution: expect.stringMatching(/^\d+x\d+$/) });
    expect(mapping.taskType).toBe(typeOfModel(id));
    expect(kindOfType(mapping.taskType)).toBe(card.kind);
  });

  it('sends a picture as the address it is fetched from, and a still of a video model as one frame', () => {
    const inpaint = mapParams(
      mappingOf('wan2gp.image_inpaint'),
      { prompt: 'a door', reference: { media: PICTURE }, mask: { media: 'b'.repeat(64) } },
      null,
      addressOf,
    );
    expect(inpaint.params).toMatchObject({
      image_url: `http://studio/${PICTURE}.png`,
      mask_url: `http://studio/${'b'.repeat(64)}.png`,
    });
    expect(mapParams(mappingOf('wan2gp.wan_2_2_t2i'), { prompt: 'x' }, null, addressOf).params).toMatchObject({
      video_length: 1,
    });
  });

  it('names what the worker has no place for', () => {
    const { params, unmapped } = mapParams(
      mappingOf('wan2gp.flux'),
      { prompt: 'x', sampler: 'euler', size: 'large' },
      1,
      addressOf,
    );
    expect(params).toEqual({ model: 'flux', video_length: 1, prompt: 'x', seed: 1 });
    expect(unmapped.map(({ name }) => name)).toEqual(['sampler', 'size']);
  });
});
