import { describe, expect, it } from 'vitest';
import { ModelCard } from '../../../backend/contract/models.ts';
import { modelIdOf, modelNameOf } from './model-id.ts';

const isId = (id: string) => ModelCard.shape.id.safeParse(id).success;

describe('the id of a model', () => {
  it('is the same for one file in two folders and on two systems', () => {
    expect(modelIdOf('SDXL\\juggernautXL_v9.safetensors')).toBe('juggernautxl_v9');
    expect(modelIdOf('/models/checkpoints/juggernautXL_v9.safetensors')).toBe('juggernautxl_v9');
  });

  it('keeps points that are no ending', () => {
    expect(modelIdOf('sd_xl_base_1.0.safetensors')).toBe('sd_xl_base_1.0');
    expect(modelIdOf('sd_xl_base_1.0')).toBe('sd_xl_base_1.0');
  });

  it('keeps names apart that differ only in letters an id cannot carry', () => {
    const ids = ['水彩.safetensors', '油彩.safetensors', '水彩 v2.safetensors', `${'long'.repeat(40)}.ckpt`].map(
      modelIdOf,
    );
    expect(new Set(ids).size).toBe(4);
    expect(ids.filter(id => !isId(id))).toEqual([]);
  });

  it.each(['(best) mix [v2].ckpt', '___.safetensors', 'a b c.gguf', '.safetensors'])('is good for %s', name => {
    expect(isId(modelIdOf(name))).toBe(true);
  });

  it('goes with a name that is the file’s own', () => {
    expect(modelNameOf('SDXL\\Juggernaut XL v9.safetensors')).toBe('Juggernaut XL v9');
  });
});
