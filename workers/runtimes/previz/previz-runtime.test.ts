import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardsFolder, openJobs } from './job.fake.ts';
import { createPrevizRuntime } from './previz-runtime.ts';

let jobs: Awaited<ReturnType<typeof openJobs>>;
beforeAll(async () => {
  jobs = await openJobs();
});
afterAll(() => jobs.close());

describe('the cards', () => {
  it('say of both models that they are no AI model', async () => {
    const { models: cards } = await createPrevizRuntime({ cardsFolder }).look(new AbortController().signal);
    expect(cards.map(card => [card.id, card.kind, card.label])).toEqual([
      ['previz-sketch', 'image', 'Sketch, no AI model'],
      ['previz-animatic', 'video', 'Sketch, no AI model'],
    ]);
  });
});

describe('a job', () => {
  const size = { width: 256, height: 256 };

  it('is refused with an empty prompt, a size out of range or a control that the model lacks, and says which', async () => {
    await expect(jobs.run({ prompt: '  ', size })).rejects.toMatchObject({
      problem: { code: 'invalid_request', issues: [{ path: 'parameters.prompt' }] },
    });
    await expect(jobs.run({ prompt: 'a cat', size: { width: 7, height: 256 } })).rejects.toMatchObject({
      problem: { issues: [{ path: 'parameters.size' }] },
    });
    await expect(jobs.run({ prompt: 'a cat', size, steps: 20 })).rejects.toMatchObject({
      problem: { issues: [{ path: 'parameters.steps' }] },
    });
  });

  it('is refused for a model that is not here', async () => {
    await expect(jobs.run({ prompt: 'a cat' }, { model: 'flux' })).rejects.toMatchObject({
      problem: { code: 'no_model', modelId: 'flux' },
    });
  });

  it('does not start once it is cancelled', async () => {
    await expect(
      jobs.run({ prompt: 'a cat', size }, { signal: AbortSignal.abort(new Error('too late')) }),
    ).rejects.toThrow('too late');
  });
});
