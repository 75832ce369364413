import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { ModelCard } from '../../contract/models.ts';
import { codeOf, openStudio, value, workerSelf } from '../../studio.fake.ts';

const sdxl = ModelCard.parse({
  id: 'sdxl',
  name: 'SDXL',
  family: 'SDXL',
  kind: 'image',
  runtime: 'comfyui',
  version: '1',
  about: 'A model of the tests.',
  parameters: [],
});

describe('the words of a picture', () => {
  it('are measured and trimmed as their model reads them', async () => {
    const { api, agent } = await openStudio();
    await value(agent.register({ body: workerSelf([sdxl], uuidv7()) }));
    const text = 'a castle above a harbour at dawn, '.repeat(12);
    const measured = await value(api.measurePrompt({ body: { modelId: 'sdxl', text } }));
    expect(measured).toMatchObject({ tokens: 96, most: 75, blocks: 2, exact: true });
    const trimmed = await value(api.trimPrompt({ body: { modelId: 'sdxl', text } }));
    expect(await value(api.measurePrompt({ body: { modelId: 'sdxl', text: trimmed.text } }))).toMatchObject({
      blocks: 1,
    });
  });

  it('are measured once, and again where their model is another than before', async () => {
    const { api, agent } = await openStudio();
    const instanceId = uuidv7();
    await value(agent.register({ body: workerSelf([sdxl], instanceId) }));
    const measure = async () => value(api.measurePrompt({ body: { modelId: 'sdxl', text: 'a castle at dawn' } }));
    const hits = async () => (await value(api.readPromptFigures({}))).cache.hits;
    const first = await measure();
    const before = await hits();
    expect(await measure()).toEqual(first);
    expect(await hits()).toBe(before + 2);
    await value(agent.register({ body: workerSelf([{ ...sdxl, family: 'FLUX.1' }], instanceId) }));
    expect(await measure()).toMatchObject({ most: 512, exact: false });
  });

  it('are measured with the wildcards of the person as they are now, and trimmed by the longest of them', async () => {
    const { api, agent } = await openStudio();
    await value(agent.register({ body: workerSelf([sdxl], uuidv7()) }));
    const text = 'one __animal__';
    const measure = async () => value(api.measurePrompt({ body: { modelId: 'sdxl', text } }));
    const write = (lines: string) => value(api.writeWildcard({ body: { name: 'animal', text: lines } }));
    expect(await measure()).toMatchObject({ tokens: 2, least: 2 });
    await write('fox\nred stag in the fog');
    expect(await measure()).toMatchObject({ tokens: 6, least: 2 });
    await write('fox');
    expect(await measure()).toMatchObject({ tokens: 2, least: 2 });
    await write(`fox\n${'red stag in the fog, '.repeat(20)}`);
    const trimmed = await value(api.trimPrompt({ body: { modelId: 'sdxl', text: `a door, ${text}` } }));
    expect(trimmed).toEqual({ text: 'a door' });
  });

  it('of a model that is not here are refused with a clear problem', async () => {
    const { api } = await openStudio();
    expect(await codeOf(api.measurePrompt({ body: { modelId: 'nowhere', text: 'fog' } }))).toBe('no_model');
    expect(await codeOf(api.measurePrompt({ body: { modelId: 'previz-sketch', text: 'x'.repeat(50_001) } }))).toBe(
      'invalid_request',
    );
  });
});
