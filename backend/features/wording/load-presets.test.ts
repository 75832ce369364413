import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NegativePreset } from '../../contract/wording.ts';
import { mergeNegatives, splitClauses } from '../../prompts/merge-negatives.ts';
import { isPlain } from '../../prompts/read-marks.ts';
import { ROOT } from '../../studio.fake.ts';
import { loadPresets } from './load-presets.ts';

const presets = loadPresets(path.join(ROOT, 'resources'));

describe('the negative presets that come along', () => {
  it.each(presets.map(preset => [preset.id, preset] as const))('have %s as a preset is', (id, preset) => {
    const shape = NegativePreset.omit({ bundled: true, changed: true, changedAt: true }).strict();
    expect(shape.safeParse(preset).error).toBeUndefined();
    expect(id.startsWith(`${preset.family}.${preset.category}`)).toBe(true);
    expect(isPlain(preset.negative)).toBe(true);
    expect(splitClauses(mergeNegatives([preset.negative]))).toEqual(splitClauses(preset.negative));
  });

  it('have each id and each name of a family and level once', () => {
    const names = presets.map(({ family, content, name }) => `${family} ${content} ${name}`);
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are none for a family that cannot be told what to leave out', () => {
    expect(presets.filter(({ family }) => family === 'flux')).toEqual([]);
  });
});
