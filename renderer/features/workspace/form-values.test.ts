import { describe, expect, it } from 'vitest';
import { sortValues } from './form-values.ts';
import { clipModel, sketchModel } from './workspace.fake.ts';

const models = [sketchModel, clipModel];

describe('the values of a draft for a model', () => {
  it('sends what the model declares and nothing else', () => {
    const { sent } = sortValues(sketchModel, { prompt: 'fog', seconds: 4 }, models);
    expect(sent).toEqual({ prompt: 'fog' });
  });

  it('says which set values the model cannot use, by the name that the person saw', () => {
    const { unused } = sortValues(sketchModel, { prompt: 'fog', seconds: 4 }, models);
    expect(unused).toEqual([
      { name: 'seconds', label: 'Length', value: '4 s', why: 'Storyboard sketch has no such control' },
    ]);
  });

  it('says so too where the model has the control but not the choice', () => {
    const { sent, unused } = sortValues(sketchModel, { palette: 'neon' }, models);
    expect(sent).toEqual({});
    expect(unused[0]?.why).toBe('Storyboard sketch has no such choice');
  });

  it('hides a control whose condition is not met, and says that its value waits for it', () => {
    const without = sortValues(sketchModel, { strength: 0.4 }, models);
    expect(without.shown.map(parameter => parameter.name)).not.toContain('strength');
    expect(without.unused[0]).toMatchObject({ label: 'How much may change', why: 'it needs Reference' });

    const given = sortValues(sketchModel, { strength: 0.4, reference: { media: 'a'.repeat(64) } }, models);
    expect(given.shown.map(parameter => parameter.name)).toContain('strength');
    expect(given.sent.strength).toBe(0.4);
    expect(given.unused).toEqual([]);
  });

  it('takes a text of blanks as not set', () => {
    expect(sortValues(sketchModel, { prompt: ' \n ' }, models)).toMatchObject({ sent: {}, unused: [] });
  });
});
