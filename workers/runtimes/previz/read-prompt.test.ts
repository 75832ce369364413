import { describe, expect, it } from 'vitest';
import { readPrompt } from './read-prompt.ts';

const names = (prompt: string, negative = '') => readPrompt(prompt, negative).subjects.map(subject => subject.name);

describe('what a prompt says', () => {
  it('tells place, light, weather, mood, style and how many there are', () => {
    const brief = readPrompt('Fog over a harbour at dawn, two fishing boats, melancholy, watercolour', '');
    expect(brief).toMatchObject({
      place: 'harbour',
      light: 'dawn',
      weather: ['fogbank'],
      moods: ['sad'],
      style: 'watercolour',
    });
    expect(brief.subjects).toEqual([{ name: 'boat', kind: 'vehicle', count: 2, colour: null }]);
  });

  it('gives a colour to the thing that it stands before, and only else to the whole', () => {
    const umbrella = readPrompt('a woman with a red umbrella on a street', '');
    expect(umbrella.subjects[0]).toMatchObject({ name: 'umbrella', colour: 'red' });
    expect(umbrella.hues).toEqual([]);
    expect(readPrompt('everything in teal, mountains', '').hues).toEqual([195]);
  });

  it('knows synonyms and plurals', () => {
    expect(names('wolves and a ship')).toEqual(['wolf', 'tallShip']);
    expect(readPrompt('a picture of the Sahara', '').place).toBe('desert');
    expect(readPrompt('sunrise over hills', '').light).toBe('dawn');
  });

  it('counts by numbers and plurals', () => {
    const counts = (prompt: string) => readPrompt(prompt, '').subjects.map(subject => subject.count);
    expect(counts('a cat')).toEqual([1]);
    expect(counts('three cats')).toEqual([3]);
    expect(counts('cats')).toEqual([3]);
    expect(counts('a vase of flowers')).toEqual([1]);
    expect(counts('99 horses')).toEqual([7]);
  });

  it('takes the framing from the words of film', () => {
    expect(readPrompt('close-up of a cat', '').shot).toBe('close');
    expect(readPrompt('a knight from below', '').shot).toBe('low');
    expect(readPrompt('over the shoulder of a man', '').shot).toBe('shoulder');
  });

  it('holds one person to be one person, whatever they wear and do', () => {
    expect(names('a woman with an umbrella, sitting')).toEqual(['umbrella']);
    expect(names('a man and a dog')).toEqual(['person', 'dog']);
  });
});

describe('what is left out', () => {
  it('leaves out a subject by its word', () => {
    expect(names('a cat and a dog in a garden', 'dog')).toEqual(['cat']);
  });

  it('leaves out a whole kind by the word for it', () => {
    expect(names('a knight, a dragon and a castle', 'people, buildings')).toEqual(['dragon']);
  });

  it('hears “no” and “without” inside the prompt too', () => {
    expect(names('a harbour without any boats')).toEqual([]);
    expect(readPrompt('a street at night, no rain', '').weather).toEqual([]);
  });

  it('leaves out light, weather, style and colours', () => {
    const brief = readPrompt('a forest at night in the rain, ink, blue', 'night, rain, ink, blue');
    expect(brief).toMatchObject({ light: null, weather: [], style: null, hues: [], withoutHues: [255] });
  });

  it('tells the words that it cannot leave out', () => {
    expect(readPrompt('a cat', 'dog, blurry, extra fingers').unheard).toEqual(['blurry', 'extra', 'fingers']);
  });
});

describe('any text', () => {
  it('tells unknown words apart', () => {
    const first = readPrompt('zorgon quux', '').unknown;
    expect(first).not.toBe(0);
    expect(readPrompt('zorgon quuz', '').unknown).not.toBe(first);
    expect(readPrompt('a cat', '').unknown).toBe(0);
  });

  it.each([
    '',
    '   ',
    '🦊🌙🔥',
    'قطة على السطح',
    'שלום עולם',
    '<svg onload="x">',
    '&amp;"\'`',
    '\u0000\u202e',
    'a'.repeat(4000),
    'cat '.repeat(1000),
  ])('reads %j without failing', text => {
    expect(readPrompt(text, text).without).toBeInstanceOf(Set);
  });
});
