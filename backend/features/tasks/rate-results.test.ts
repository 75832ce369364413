import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { value, workerSelf } from '../../studio.fake.ts';
import { card, openBench, rater } from './task-bench.fake.ts';

const painter = { ...card, id: 'painter', name: 'Painter', runtime: 'comfyui' };
const rating = { neutral: 0.1, drawing: 0, sexy: 0.1, hentai: 0.1, porn: 0.7, network: 'test' };

async function openPainter() {
  const bench = await openBench();
  const { agent, api, projectId, paint } = bench;
  const waitFor = (models: string[], waitMs: number) =>
    value(agent.claim({ body: { models, loadedModel: null, waitMs } }));
  const make = async (colour: string, runtime: string) => {
    const batch = await value(
      api.createTask({ body: { projectId, modelId: painter.id, parameters: { prompt: 'a beach' } } }),
    );
    const claimed = await waitFor([painter.id], 0);
    const results = [{ sha256: await paint(colour), seed: 7 }];
    const told = { results, runtime, versions: {}, unmapped: [], tookMs: 5 };
    await value(agent.deliver({ params: { id: claimed?.attemptId ?? '' }, body: told }));
    return batch;
  };
  return { ...bench, make, waitFor };
}

describe('a picture that a model has made', () => {
  it('is judged without being asked for, where nobody sees it, and shown as what it is', async () => {
    const { make, waitFor, agent, api, read, projectId } = await openPainter();
    await value(agent.register({ body: workerSelf([painter, rater], uuidv7()) }));
    const batch = await make('teal', 'comfyui');
    const judging = await waitFor([rater.id], 20_000);
    expect(judging?.task.kind).toBe('rate');
    expect((await value(api.listBatches({ querystring: { projectId } }))).batches.map(({ id }) => id)).toEqual([
      batch.id,
    ]);
    const told = { results: [], rating, runtime: 'image-tools', versions: {}, unmapped: [], tookMs: 5 };
    await value(agent.deliver({ params: { id: judging?.attemptId ?? '' }, body: told }));
    expect((await read(batch.id)).takes[0]?.content).toBe('mature');
    expect(await waitFor([rater.id], 4_000)).toBeUndefined();
  }, 40_000);

  it('waits to be judged until there is something that judges', async () => {
    const { make, waitFor, agent } = await openPainter();
    await value(agent.register({ body: workerSelf([painter], uuidv7()) }));
    await make('teal', 'comfyui');
    await value(agent.register({ body: workerSelf([painter, rater], uuidv7()) }));
    expect((await waitFor([rater.id], 20_000))?.task.kind).toBe('rate');
  }, 40_000);

  it('is not judged where no model made it', async () => {
    const { make, waitFor, agent } = await openPainter();
    await value(agent.register({ body: workerSelf([painter, rater], uuidv7()) }));
    await make('teal', 'previz');
    expect(await waitFor([rater.id], 4_000)).toBeUndefined();
  }, 40_000);
});
