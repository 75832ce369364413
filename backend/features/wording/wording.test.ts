import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { ModelCard } from '../../contract/models.ts';
import { codeOf, openStudio, value, workerSelf } from '../../studio.fake.ts';

const text = (name: string) => ({ name, type: 'text' as const, label: name, group: 'prompt' as const });
const card = (id: string, family: string, runtime: string, names: readonly string[]) =>
  ModelCard.parse({
    id,
    name: family,
    family,
    kind: 'image',
    runtime,
    version: '1',
    about: 'A model of the tests.',
    parameters: names.map(text),
  });
const CARDS = [
  card('sdxl', 'Stable Diffusion XL', 'comfyui', ['prompt', 'negative']),
  card('flux', 'FLUX.1', 'fal', ['prompt']),
];

async function openWords() {
  const studio = await openStudio();
  await value(studio.agent.register({ body: workerSelf(CARDS, uuidv7()) }));
  const compose = (prompt: string, more: object = {}) =>
    studio.api.composeWords({ body: { modelId: 'sdxl', projectId: studio.projectId, prompt, ...more } });
  const style = (name: string, before: string, after = '', negative = '') =>
    value(studio.api.addStyle({ body: { name, before, after, negative } }));
  return { ...studio, compose, style };
}

describe('words that are put together', () => {
  it('have the styles around them, and what the picture is to lack once each', async () => {
    const { compose, style } = await openWords();
    const noir = await style('Noir', 'film still of {prompt}, by night', 'high contrast', 'colour, (Blurry:1.2)');
    const plain = await style('Grain', '', 'film grain', 'clean, colour');
    const composed = await value(
      compose('a harbour', { negative: 'people, blurry', styles: [noir.id, plain.id], presets: ['sdxl.text'] }),
    );
    expect(composed).toMatchObject({
      prompt: 'film still of a harbour, by night, high contrast, film grain',
      negative: 'people, (Blurry:1.2), colour, clean, text, watermark, signature, logo',
      unsaid: null,
      varies: false,
    });
  });

  it('say what a model cannot be told, and which marks it takes for words', async () => {
    const { compose, style } = await openWords();
    const noir = await style('Noir', '', '(fog:1.3)', 'colour');
    expect(await value(compose('a harbour', { modelId: 'flux', styles: [noir.id] }))).toMatchObject({
      prompt: 'a harbour, (fog:1.3)',
      negative: '',
      unsaid: 'colour',
      unreadMarks: ['(fog:1.3)'],
    });
  });

  it('are drawn from wildcards by the seed', async () => {
    const { api, compose } = await openWords();
    await value(api.writeWildcard({ body: { name: 'light', text: 'dawn\ndusk\nnoon' } }));
    const draw = async (seed: number) => (await value(compose('a {red|blue} door at __light__', { seed }))).prompt;
    expect(await draw(4)).toBe(await draw(4));
    expect(new Set(await Promise.all(Array.from({ length: 60 }, (_, seed) => draw(seed)))).size).toBe(6);
    expect(await value(compose('at __light__'))).toMatchObject({ wildcards: ['light'], varies: true });
  });

  it('are refused with the place where something is wrong', async () => {
    const { compose } = await openWords();
    const problem = async (prompt: string, more: object = {}) => {
      const result = await compose(prompt, more);
      return result.ok || result.problem.code !== 'invalid_request' ? [] : result.problem.issues;
    };
    expect(await problem('over __nowhere__')).toMatchObject([
      { path: 'prompt', message: expect.stringContaining('nowhere') },
    ]);
    expect(await problem('fog', { styles: [uuidv7()] })).toMatchObject([{ path: 'styles.0' }]);
    expect(await problem('fog', { presets: ['nothing'] })).toMatchObject([{ path: 'presets.0' }]);
  });
});

describe('a style', () => {
  it('has a name once, whatever its capitals, and can be changed and removed', async () => {
    const { api, style } = await openWords();
    const noir = await style('Noir', 'a', 'b', 'c');
    const body = { name: 'NOIR', before: 'x', after: '', negative: '' };
    expect(await codeOf(api.addStyle({ body }))).toBe('conflict');
    expect(await value(api.changeStyle({ params: { id: noir.id }, body }))).toMatchObject({
      name: 'NOIR',
      before: 'x',
    });
    const { styles } = await value(api.removeStyle({ params: { id: noir.id } }));
    expect(styles).toEqual([]);
    expect(await codeOf(api.removeStyle({ params: { id: noir.id } }))).toBe('not_found');
  });

  it('comes from styles.csv; what is broken or there already is told with its line', async () => {
    const { api, style } = await openWords();
    await style('noir', 'mine');
    const csv = [
      '\uFEFFname,prompt,negative_prompt',
      'Noir,a,b',
      '"Two, lines","first\nsecond ""said""",less',
      'Broken,"no end,x',
      'Words,fog, over, a harbour',
      'Inside,a photo of {prompt} at night,',
      'inside,again,',
      ',nobody,',
    ].join('\r\n');
    const { styles, added, left } = await value(api.importStyles({ body: { csv } }));
    expect(added).toEqual(['Two, lines', 'Inside']);
    expect(left.map(({ line, name }) => [line, name])).toEqual([
      [2, 'Noir'],
      [5, 'Broken'],
      [6, 'Words'],
      [8, 'inside'],
      [9, ''],
    ]);
    expect(styles.find(({ name }) => name === 'Two, lines')).toMatchObject({
      before: '',
      after: 'first\nsecond "said"',
      negative: 'less',
    });
    expect(styles.find(({ name }) => name === 'Inside')).toMatchObject({ before: 'a photo of {prompt} at night' });
    expect(await codeOf(api.importStyles({ body: { csv: '<html>' } }))).toBe('invalid_request');
  });
});

describe('negative presets', () => {
  it('are those of the model’s family, and none where it cannot be told what to leave out', async () => {
    const { api } = await openWords();
    const of = async (modelId: string, content?: 'general' | 'mature') =>
      (await value(api.listPresets({ querystring: { modelId, ...(content && { content }) } }))).presets.map(
        ({ id }) => id,
      );
    expect(await of('flux')).toEqual([]);
    expect((await of('sdxl', 'general')).every(id => id.startsWith('sdxl.') && !id.endsWith('.mature'))).toBe(true);
    const mature = await of('sdxl', 'mature');
    expect([mature.includes('sdxl.anatomy.mature'), mature.includes('sdxl.content')]).toEqual([true, false]);
    expect(await of('previz-sketch')).toContain('generic.quality');
  });

  it('that came along can be changed, and come back when the change is removed', async () => {
    const { api } = await openWords();
    const id = 'sdxl.text';
    const { presets } = await value(api.listPresets({ querystring: {} }));
    const {
      bundled: _,
      changed: __,
      changedAt: ___,
      id: ____,
      ...before
    } = presets.find(preset => preset.id === id) ?? (presets[0] as never);
    await value(api.changePreset({ params: { id }, body: { ...before, negative: 'runes' } }));
    const read = async () =>
      (await value(api.listPresets({ querystring: {} }))).presets.filter(preset => preset.id === id);
    expect(await read()).toMatchObject([{ negative: 'runes', bundled: true, changed: true }]);
    await value(api.removePreset({ params: { id } }));
    expect(await read()).toMatchObject([
      { negative: 'text, watermark, signature, logo', bundled: true, changed: false },
    ]);
    const own = await value(api.addPreset({ body: { ...before, name: 'Mine', family: 'generic' } }));
    expect(own).toMatchObject({ bundled: false, changed: false });
    await value(api.removePreset({ params: { id: own.id } }));
    expect(await codeOf(api.removePreset({ params: { id: own.id } }))).toBe('not_found');
  });
});

describe('a wildcard', () => {
  it('is refused where it leads back to itself, and where a line cannot be drawn', async () => {
    const { api } = await openWords();
    const write = (name: string, text: string) => api.writeWildcard({ body: { name, text } });
    await value(write('a', 'x\n__b__'));
    await value(write('B', '__c__'));
    const loop = await write('c', 'y\n__a__');
    expect(loop).toMatchObject({ ok: false, problem: { message: expect.stringContaining('c → a → b → c') } });
    expect(await codeOf(write('d', '__D__'))).toBe('invalid_request');
    expect(await write('d', 'ok\n{a|b')).toMatchObject({
      problem: { message: expect.stringContaining('line 2 of the wildcard “d”') },
    });
    expect((await value(api.listWildcards({}))).wildcards.map(({ name, lines }) => [name, lines])).toEqual([
      ['a', 2],
      ['B', 1],
    ]);
    await value(api.removeWildcard({ querystring: { name: 'b' } }));
    expect(await codeOf(write('c', '__a__'))).toBe('ok');
  });
});
