import { describe, expect, it } from 'vitest';
import { createPace, type Run } from './pace.ts';
import { shapeOf } from './shape-of.ts';

const run = (given: Partial<Run> = {}): Run => ({
  modelId: 'sdxl',
  workerId: 'studio-pc',
  shape: shapeOf({ size: { width: 1024, height: 1024 }, steps: 30 }),
  loaded: true,
  ...given,
});

function openWith(times: readonly number[], given: Partial<Run> = {}) {
  const pace = createPace({ series: [], forecasts: [] });
  times.forEach((ms, n) => {
    pace.began(`${n}`, run(given));
    pace.ended(`${n}`, ms);
  });
  return pace;
}

describe('the pace of a machine', () => {
  it('is not known before anything was run on it', () => {
    expect(openWith([]).expect(run())).toBeNull();
    expect(openWith([900]).expect(run({ workerId: 'laptop' }))).toBeNull();
    expect(openWith([900]).expect(run({ modelId: 'flux' }))).toBeNull();
  });

  it('is the middle and the ninth tenth of the last fifty runs of the same shape', () => {
    const times = Array.from({ length: 60 }, (_, n) => (n + 1) * 100);
    expect(openWith(times).expect(run())).toEqual({ p50: 3500, p90: 5500, of: 50, scaled: false });
  });

  it('is scaled by pixels and steps where that shape was never run', () => {
    const half = run({ shape: shapeOf({ size: { width: 1024, height: 1024 }, steps: 15 }) });
    expect(openWith([4000]).expect(half)).toEqual({ p50: 2000, p90: 2000, of: 1, scaled: true });
  });

  it('keeps runs that had to load the model apart from those that had not', () => {
    const pace = openWith([1000]);
    pace.began('cold', run({ loaded: false }));
    pace.ended('cold', 9000);
    expect([pace.expect(run())?.p50, pace.expect(run({ loaded: false }))?.p50]).toEqual([1000, 9000]);
  });

  it('says how far off its forecasts were, once there were any', () => {
    expect(openWith([1000]).readError()).toBeNull();
    expect(openWith([1000, 1250, 1000]).readError()).toEqual({ percent: 0, of: 2 });
    expect(openWith([1000, 2000]).readError()).toEqual({ percent: 50, of: 1 });
  });

  it('goes on from what was written down, and hands out each change once', () => {
    const before = openWith([1000, 2000]);
    const changes = before.takeChanges();
    expect(before.takeChanges()).toEqual({ series: [], forecasts: [] });
    const after = createPace(changes);
    expect(after.expect(run())).toEqual(before.expect(run()));
    expect(after.readError()).toEqual(before.readError());
  });

  it('learns nothing from an attempt that it did not see begin', () => {
    const pace = openWith([]);
    pace.ended('unknown', 1);
    expect(pace.takeChanges().series).toEqual([]);
  });
});
