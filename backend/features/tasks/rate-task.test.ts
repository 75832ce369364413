import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { value, workerSelf } from '../../studio.fake.ts';
import { card, openBench, rater } from './task-bench.fake.ts';

const rating = { neutral: 0.9, drawing: 0.05, sexy: 0.05, hentai: 0, porn: 0, network: 'test' };

async function openRater() {
  const bench = await openBench();
  const { ask, claim, paint, deliver, agent, api, projectId } = bench;
  await value(agent.register({ body: workerSelf([card, rater], uuidv7()) }));
  await ask();
  const sha256 = await paint('teal');
  const made = await value(deliver((await claim())?.attemptId ?? '', sha256));
  const takeId = made.generationIds[0] ?? '';
  const body = { projectId, modelId: rater.id, parameters: { reference: { media: sha256 } }, basedOn: takeId };
  const batch = await value(api.createTask({ body }));
  const claimed = await value(agent.claim({ body: { models: [rater.id], loadedModel: null, waitMs: 0 } }));
  const hand = (more: object) =>
    agent.deliver({
      params: { id: claimed?.attemptId ?? '' },
      body: { results: [], runtime: 'image-tools', versions: {}, unmapped: [], tookMs: 5, ...more },
    });
  const readTake = () => value(api.readGeneration({ params: { id: takeId } }));
  return { ...bench, batch, hand, readTake, takeId };
}

describe('rating a picture', () => {
  it('is written down with the picture, and makes no take', async () => {
    const { hand, readTake, read, batch } = await openRater();
    expect((await readTake()).rating).toBeNull();
    expect((await value(hand({ rating }))).generationIds).toEqual([]);
    expect((await readTake()).rating).toEqual(rating);
    const after = await read(batch.id);
    expect([after.tasks[0]?.status, after.takes]).toEqual(['succeeded', []]);
  });

  it('is delivered twice with the same answer', async () => {
    const { hand } = await openRater();
    const first = await value(hand({ rating }));
    expect(await value(hand({ rating }))).toEqual(first);
  });

  it('is not done by a delivery that holds no rating', async () => {
    const { hand, readTake } = await openRater();
    const refused = await hand({});
    expect(refused.ok ? null : refused.problem).toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'rating' }],
    });
    expect((await readTake()).rating).toBeNull();
  });

  it('is another matter than a picture, which is not made by a delivery without one', async () => {
    const { ask, claim, agent, read } = await openRater();
    const { id } = await ask();
    const { attemptId } = (await claim()) ?? {};
    const body = { results: [], runtime: 'previz', versions: {}, unmapped: [], tookMs: 5, rating };
    const refused = await agent.deliver({ params: { id: attemptId ?? '' }, body });
    expect(refused.ok ? null : refused.problem).toMatchObject({ code: 'invalid_request' });
    expect((await read(id)).tasks[0]?.status).toBe('running');
  });
});
