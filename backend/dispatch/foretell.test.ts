import { describe, expect, it } from 'vitest';
import type { Worker } from '../contract/workers.ts';
import { makeId } from '../db/make-id.ts';
import { type Expect, foretell, type Waiting } from './foretell.ts';
import { AFFINITY } from './prefer.ts';

let turns = 0;
const task = (modelId: string, given: Partial<Waiting> = {}): Waiting => ({
  taskId: makeId(),
  line: modelId,
  modelId,
  onlyWorker: null,
  priority: 0,
  turn: ++turns,
  ...given,
});
const worker = (id: string, modelIds: string[], loadedModel: string | null = null) =>
  ({ id, modelIds, loadedModel, state: 'online', reason: '' }) as unknown as Worker;
const free = (...workers: Worker[]) => workers.map(one => ({ worker: one, freeInMs: 0 }));
/** A second each, and four more where another model is loaded first. */
const second: Expect = ({ modelId }, _, loaded) => (loaded === modelId ? 1_000 : 5_000);
const starts = (target: Waiting, waiting: Waiting[], servers: ReturnType<typeof free>, takes = second) =>
  Object.fromEntries(foretell(target, waiting, servers, takes, AFFINITY, Date.now()));

describe('when a task begins', () => {
  const a = worker('a', ['sdxl'], 'sdxl');
  const b = worker('b', ['sdxl'], 'sdxl');

  it('is at once where a machine is free and nothing is before it', () => {
    expect(starts(task('sdxl'), [], free(a))).toEqual({ a: 0 });
  });

  it('is after what is before it, shared between the machines', () => {
    const before = [task('sdxl'), task('sdxl'), task('sdxl'), task('sdxl')];
    expect(starts(task('sdxl'), before, free(a))).toEqual({ a: 4_000 });
    expect(starts(task('sdxl'), before, free(a, b))).toEqual({ a: 2_000, b: 2_000 });
  });

  it('is told for each machine as if it alone were to run it', () => {
    const busy = [
      { worker: a, freeInMs: 0 },
      { worker: b, freeInMs: 3_000 },
    ];
    expect(starts(task('sdxl'), [], busy)).toEqual({ a: 0, b: 3_000 });
  });

  it('counts what was put before it, and not what comes after it', () => {
    const target = task('sdxl');
    expect(starts(target, [target, task('sdxl')], free(a))).toEqual({ a: 0 });
    expect(starts(target, [task('sdxl', { priority: 5 }), target], free(a))).toEqual({ a: 1_000 });
  });

  it('knows that a machine stays with its model, for a bounded streak', () => {
    const both = worker('c', ['sdxl', 'flux'], 'flux');
    const target = task('sdxl');
    const many = Array.from({ length: 20 }, () => task('flux'));
    expect(starts(target, many, free(both))).toEqual({ c: AFFINITY.streak * 1_000 });
  });

  it('counts a load once, for all that follow of that model', () => {
    const before = [task('sdxl'), task('sdxl')];
    expect(starts(task('sdxl'), before, free(worker('cold', ['sdxl'])))).toEqual({ cold: 6_000 });
  });

  it('is not told where a machine may not run it, or stands before something whose time is not known', () => {
    expect(starts(task('flux'), [], free(a))).toEqual({});
    expect(starts(task('sdxl', { onlyWorker: 'b' }), [], free(a, b))).toEqual({ b: 0 });
    const before = [task('sdxl')];
    expect(starts(task('sdxl'), before, free(a), () => null)).toEqual({});
  });

  it('ends for fifty machines and four thousand tasks', () => {
    const models = Array.from({ length: 10 }, (_, n) => `model-${n}`);
    const waiting = models.flatMap(name => Array.from({ length: 400 }, () => task(name)));
    const fleet = Array.from({ length: 50 }, (_, n) => worker(`w${n}`, models, models[n % 10]));
    expect(Object.keys(starts(task('model-3'), waiting, free(...fleet)))).toHaveLength(50);
  });
});
