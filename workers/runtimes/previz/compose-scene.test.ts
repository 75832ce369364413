import { describe, expect, it } from 'vitest';
import { catalogue } from './compose/catalogue.ts';
import { composeScene } from './compose-scene.ts';
import { readPrompt } from './read-prompt.ts';
import type { ReferenceFacts } from './reference-facts.ts';
import { places } from './vocabulary/places.ts';

const square = { width: 512, height: 512 };
const compose = (
  prompt: string,
  { negative = '', seed = 1, size = square, reference = null as ReferenceFacts | null } = {},
) => composeScene(readPrompt(prompt, negative), seed, size, reference);

describe('a composed scene', () => {
  it('is the same for the same words and seed, and another for another seed', () => {
    expect(compose('a fox in the snow')).toEqual(compose('a fox in the snow'));
    expect(compose('a fox in the snow', { seed: 2 })).not.toEqual(compose('a fox in the snow'));
  });

  it('is another for words that mean nothing here', () => {
    expect(compose('mountains, zorgon').palette).not.toEqual(compose('mountains, quux').palette);
  });

  it('puts every subject where it can be seen', () => {
    for (const name of Object.keys(catalogue))
      for (const size of [square, { width: 1344, height: 768 }, { width: 768, height: 1344 }]) {
        const scene = compose(
          name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`),
          { size },
        );
        for (const subject of scene.subjects) {
          expect(subject.x, name).toBeGreaterThan(0);
          expect(subject.x, name).toBeLessThan(scene.aspect);
          expect(subject.y - subject.height / 2, name).toBeGreaterThan(0);
          expect(subject.y - subject.height / 2, name).toBeLessThan(1);
        }
      }
  });

  it.each(Object.keys(places))('composes the place %s from far to near', place => {
    const words = places[place as keyof typeof places].split(',')[0] ?? place;
    const scene = compose(`a person, ${words}`);
    expect(scene.place).toBe(place);
    const depths = scene.planes.map(plane => plane.depth);
    expect(depths).toEqual([...depths].sort((a, b) => a - b));
    expect(scene.subjects).toHaveLength(1);
  });

  it('goes to where its subject is at home', () => {
    expect(compose('a whale').place).toBe('underwater');
    expect(compose('a cup of coffee').place).toBe('table');
    expect(compose('a whale', { negative: 'underwater' }).place).not.toBe('underwater');
  });

  it('shows a subject larger in a close shot than in a wide one', () => {
    const high = (shot: string) => compose(`${shot} of a knight in a meadow`).subjects[0]?.height ?? 0;
    expect(high('close-up')).toBeGreaterThan(2 * high('wide shot'));
  });

  it('puts the horizon low or high with the camera', () => {
    expect(compose('a meadow from above').horizon).toBeLessThan(0.45);
    expect(compose('a meadow, low angle').horizon).toBeGreaterThan(0.7);
  });

  it('draws no stars, no trees and no buildings where they are left out', () => {
    const kinds = (negative: string) =>
      compose('starry night, meadow', { negative }).planes.flatMap(plane => plane.parts.map(part => part.kind));
    expect(kinds('')).toContain('stars');
    expect(kinds('stars')).not.toContain('stars');
    const planes = (prompt: string, negative: string) => compose(prompt, { negative }).planes.map(plane => plane.name);
    expect(planes('a meadow', '')).toContain('grove');
    expect(planes('a meadow', 'trees')).not.toContain('grove');
    expect(planes('a city skyline', 'buildings').some(name => name.startsWith('city'))).toBe(false);
  });

  it('lets rain fall outside and not in a room', () => {
    expect(compose('rain, street').falling.map(f => f.form)).toEqual(['rain']);
    expect(compose('rain, bedroom').falling).toEqual([]);
  });

  it('takes its colours and its light from a reference, as far as that holds', () => {
    const facts = { colours: [[0.9, 0.1, 0.1] as const], light: { x: 0.9, y: 0.1 }, horizon: 0.4 };
    const held = compose('a meadow', { reference: { ...facts, change: 0 } });
    for (const [k, value] of [0.9, 0.1, 0.1].entries()) expect(held.palette.sky[k]).toBeCloseTo(value);
    expect(held.light).toEqual({ x: 0.9, y: 0.1 });
    expect(held.horizon).toBeCloseTo(0.4);
    expect(compose('a meadow', { reference: { ...facts, change: 1 } })).toEqual(compose('a meadow'));
  });

  it('never carries the words into what is drawn', () => {
    const scene = compose('<script>alert(1)</script> "onload=x" zorgon & a cat');
    expect(JSON.stringify(scene.planes)).not.toMatch(/script|onload|zorgon|alert/);
  });
});
