import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { value, workerSelf } from '../../studio.fake.ts';
import { card, openBench } from './task-bench.fake.ts';

const upscaler = {
  ...card,
  id: 'larger',
  name: 'Larger',
  kind: 'upscale' as const,
  parameters: [
    { name: 'reference', type: 'image' as const, label: 'Picture', group: 'reference' as const, required: true },
  ],
};

async function openUpscaler() {
  const bench = await openBench();
  const { ask, claim, paint, deliver, agent, api, projectId } = bench;
  await value(agent.register({ body: workerSelf([card, upscaler], uuidv7()) }));
  const { id } = await ask();
  const first = await claim();
  const sha256 = await paint('teal');
  const { generationIds } = await value(deliver(first?.attemptId ?? '', sha256));
  const basedOn = generationIds[0] ?? '';
  const upscale = (from: string | null) =>
    value(
      api.createTask({
        body: { projectId, modelId: upscaler.id, parameters: { reference: { media: sha256 } }, basedOn: from },
      }),
    );
  return { ...bench, basedOn, upscale, id };
}

describe('upscaling', () => {
  it('makes a picture that is found by the words of the one it came from, in the library too', async () => {
    const { upscale, basedOn, agent, deliver, paint, api } = await openUpscaler();
    const batch = await upscale(basedOn);
    expect(batch).toMatchObject({ kind: 'upscale', prompt: 'fog over a harbour', basedOn });
    const claimed = await value(agent.claim({ body: { models: [upscaler.id], loadedModel: null, waitMs: 0 } }));
    expect(claimed?.task).toMatchObject({ kind: 'upscale', seed: null });
    const made = await value(deliver(claimed?.attemptId ?? '', await paint('navy')));
    await value(api.keepTakes({ body: { ids: made.generationIds } }));
    const { generations } = await value(api.listLibrary({ querystring: { kind: 'image', search: 'harbour' } }));
    expect(generations.map(({ id, kind }) => [id, kind])).toEqual([[made.generationIds[0], 'image']]);
  });

  it('of a picture from a file has no words, and none are made up', async () => {
    const { upscale } = await openUpscaler();
    expect((await upscale(null)).prompt).toBe('');
  });
});
