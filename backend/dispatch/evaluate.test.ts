import { describe, expect, it } from 'vitest';
import type { Worker } from '../contract/workers.ts';
import { evaluate, findStanding } from './evaluate.ts';

const worker = (given: Partial<Worker> = {}) =>
  ({ id: 'pc', modelIds: ['sdxl'], state: 'online', reason: 'Why.', runningTaskId: null, ...given }) as Worker;
const sdxl = { modelId: 'sdxl', onlyWorker: null };

describe('whether a worker may run a task', () => {
  it('is yes for one that has the model and is free', () => {
    expect(evaluate(sdxl, worker())).toBeNull();
    expect(evaluate({ ...sdxl, onlyWorker: 'pc' }, worker())).toBeNull();
  });

  it('is no where it was asked of another, before anything else', () => {
    expect(evaluate({ ...sdxl, onlyWorker: 'laptop' }, worker({ modelIds: [] }))).toEqual({ because: 'pinned' });
  });

  it('is no without the model', () => {
    expect(evaluate({ ...sdxl, modelId: 'flux' }, worker({ state: 'offline' }))).toEqual({ because: 'model_missing' });
  });

  it.each(['offline', 'paused', 'draining'] as const)('is no while it is %s, with its own reason', state => {
    expect(evaluate(sdxl, worker({ state, runningTaskId: 't' }))).toEqual({ because: 'not_taking', reason: 'Why.' });
  });

  it('is not now while it is busy, though it will be its turn', () => {
    const busy = worker({ state: 'busy', runningTaskId: 't' });
    expect([evaluate(sdxl, busy), findStanding(sdxl, busy)]).toEqual([{ because: 'busy', taskId: 't' }, null]);
  });
});
