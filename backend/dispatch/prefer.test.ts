import { describe, expect, it } from 'vitest';
import { makeId } from '../db/make-id.ts';
import type { Ready } from '../queue/port.ts';
import { AFFINITY, explainChoice, type Loaded, preferFor } from './prefer.ts';

const ready = (given: Partial<Ready> = {}): Ready => ({
  taskId: makeId(),
  line: 'sdxl',
  priority: 0,
  turn: 1,
  ...given,
});
const first = (loaded: Loaded, tasks: readonly Ready[], laterMs = 0) =>
  tasks.toSorted(preferFor(loaded, AFFINITY, () => Date.now() + laterMs))[0]?.line;
const flux = (streak = 1): Loaded => ({ modelId: 'flux', streak });

describe('what a worker takes next', () => {
  const older = ready({ line: 'sdxl', turn: 1 });
  const younger = ready({ line: 'flux', turn: 2 });

  it('is what was asked for first, where nothing is loaded', () => {
    expect(first({ modelId: null, streak: 0 }, [younger, older])).toBe('sdxl');
  });

  it('is of the loaded model, also where it stands in this worker’s own line', () => {
    expect(first(flux(), [older, younger])).toBe('flux');
    expect(first(flux(), [older, { ...younger, line: 'flux@pc' }])).toBe('flux@pc');
    expect(first(flux(), [older, { ...younger, line: 'flux-dev' }])).toBe('sdxl');
  });

  it('is another model’s after eight in a row', () => {
    expect(first(flux(AFFINITY.streak - 1), [older, younger])).toBe('flux');
    expect(first(flux(AFFINITY.streak), [older, younger])).toBe('sdxl');
  });

  it('is what has waited for longer than a minute and a half', () => {
    expect(first(flux(), [older, younger], AFFINITY.waitMs - 1000)).toBe('flux');
    expect(first(flux(), [older, younger], AFFINITY.waitMs + 1000)).toBe('sdxl');
  });

  it('is whatever was put first, loaded or not', () => {
    expect(first(flux(), [{ ...older, priority: 1 }, younger])).toBe('sdxl');
  });
});

describe('why it was that one', () => {
  it('is told as it was decided', () => {
    const because = (task: Partial<Ready>, loaded: Loaded = flux()) => explainChoice(ready(task), loaded);
    expect(because({ line: 'sdxl@pc', priority: 5 })).toBe('pinned');
    expect(because({ priority: 5 })).toBe('urgent');
    expect(because({ line: 'flux' })).toBe('loaded');
    expect(because({ line: 'sdxl' })).toBe('turn');
    expect(because({}, { modelId: null, streak: 0 })).toBe('next');
  });
});
