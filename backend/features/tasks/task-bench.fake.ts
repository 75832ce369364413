import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { ModelCard } from '../../contract/models.ts';
import type { StudioOptions } from '../../start-studio.ts';
import { openStudio, ROOT, value, workerSelf } from '../../studio.fake.ts';

/** The model that the tests ask for. */
export const card = ModelCard.parse(
  JSON.parse(readFileSync(path.join(ROOT, 'resources/model-cards/previz-sketch.json'), 'utf8')),
);
/** A model that judges a picture. */
export const rater = {
  ...card,
  id: 'judge',
  name: 'Judge',
  kind: 'rate' as const,
  parameters: [
    { name: 'reference', type: 'image' as const, label: 'Picture', group: 'reference' as const, required: true },
  ],
};
/** A claim that does not wait. */
export const CLAIM = { models: [card.id], loadedModel: null, waitMs: 0 };

/** A real studio whose built-in worker is played by the test, step by step. */
export async function openBench(options: Partial<StudioOptions> = {}, folder?: string) {
  const bench = await openStudio(folder, options);
  const { agent, api, projectId } = bench;
  await value(agent.register({ body: workerSelf([card], uuidv7()) }));
  const ask = (parameters: object = {}, more: object = {}) =>
    value(
      api.createTask({
        body: { projectId, modelId: card.id, parameters: { prompt: 'fog over a harbour', ...parameters }, ...more },
      }),
    );
  const claim = () => value(agent.claim({ body: CLAIM }));
  const paint = async (colour: string) => {
    const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background: colour } })
      .png()
      .toBuffer();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await value(agent.uploadMedia({ params: { sha256 }, bytes: new Uint8Array(bytes), type: 'image/png' }));
    return sha256;
  };
  const deliver = (id: string, sha256: string) =>
    agent.deliver({
      params: { id },
      body: { results: [{ sha256, seed: 7 }], runtime: 'previz', versions: {}, unmapped: [], tookMs: 5 },
    });
  const read = (id: string) => value(api.readBatch({ params: { id } }));
  return { ...bench, ask, claim, paint, deliver, read };
}
