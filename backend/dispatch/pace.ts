import type { Range } from '../contract/dispatch.ts';
import type { Shape } from './shape-of.ts';

const SAMPLES = 50;
const OPEN_MAX = 10_000;
const FRESH_MAX = 1_000;

/** A kind of run: which model, where, and whether it was loaded when the run began. */
export type Run = {
  readonly modelId: string;
  readonly workerId: string;
  readonly shape: Shape;
  readonly loaded: boolean;
};
/** The last times of one kind of run in ms, oldest first. */
export type Series = Run & { readonly took: readonly number[] };
/** What was foretold of a run, and what it came to, in ms. */
export type Forecast = { readonly foretoldMs: number; readonly tookMs: number };

/** How fast each machine is at each thing, learned from every finished run. */
export type Pace = {
  /** How long such a run takes: from runs of its shape, else scaled from others of its model on that worker; null where there was none. */
  expect(run: Run): Range | null;
  /** An attempt begins: what is foretold of it is remembered until it ends. */
  began(attemptId: string, run: Run): void;
  /** An attempt was accepted after so many ms of work. */
  ended(attemptId: string, tookMs: number): void;
  /** The middle error of the last forecasts; null before there were any. */
  readError(): { percent: number; of: number } | null;
  /** What has changed since the last call, to be written down. */
  takeChanges(): { series: Series[]; forecasts: Forecast[] };
};

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? 0;
const rangeOf = (times: readonly number[], scaled: boolean): Range => {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: Math.round(quantile(sorted, 0.5)), p90: Math.round(quantile(sorted, 0.9)), of: times.length, scaled };
};

/** Opens what is known of every machine's pace, from what was written down of it. */
export function createPace(known: { series: readonly Series[]; forecasts: readonly Forecast[] }): Pace {
  const places = new Map<string, Map<string, Series & { took: number[] }>>();
  const forecasts = known.forecasts.slice(-SAMPLES);
  const open = new Map<string, { readonly run: Run; readonly foretoldMs: number | null }>();
  let changed = new Set<Series>();
  let fresh: Forecast[] = [];

  const placeOf = ({ modelId, workerId }: Run) => {
    const key = `${modelId}@${workerId}`;
    const found = places.get(key);
    if (found) return found;
    const made = new Map<string, Series & { took: number[] }>();
    places.set(key, made);
    return made;
  };
  const keyOf = ({ shape, loaded }: Run) => `${shape.key}|${loaded}`;
  for (const series of known.series) placeOf(series).set(keyOf(series), { ...series, took: [...series.took] });

  const expect = (run: Run): Range | null => {
    const place = placeOf(run);
    const same = place.get(keyOf(run));
    if (same) return rangeOf(same.took, false);
    const others = [...place.values()];
    const like = others.filter(({ loaded }) => loaded === run.loaded);
    const times = (like.length > 0 ? like : others).flatMap(({ took, shape }) =>
      took.map(ms => (ms * run.shape.work) / shape.work),
    );
    return times.length > 0 ? rangeOf(times, true) : null;
  };

  return {
    expect,
    began: (attemptId, run) => {
      // An attempt that never ends is forgotten when ten thousand later ones have begun.
      for (const [oldest] of open.size >= OPEN_MAX ? open : []) {
        open.delete(oldest);
        break;
      }
      open.set(attemptId, { run, foretoldMs: expect(run)?.p50 ?? null });
    },
    ended: (attemptId, tookMs) => {
      const begun = open.get(attemptId);
      if (!begun) return;
      open.delete(attemptId);
      const { run, foretoldMs } = begun;
      if (foretoldMs !== null) {
        const forecast = { foretoldMs, tookMs };
        forecasts.push(forecast);
        fresh.push(forecast);
        if (forecasts.length > SAMPLES) forecasts.shift();
        // Whoever does not write them down need not hold them all.
        if (fresh.length > FRESH_MAX) fresh.shift();
      }
      const place = placeOf(run);
      const key = keyOf(run);
      const series = place.get(key) ?? { ...run, took: [] };
      place.set(key, series);
      series.took.push(tookMs);
      if (series.took.length > SAMPLES) series.took.shift();
      changed.add(series);
    },
    readError: () => {
      const errors = forecasts
        .map(({ foretoldMs, tookMs }) => (100 * Math.abs(foretoldMs - tookMs)) / Math.max(1, tookMs))
        .toSorted((a, b) => a - b);
      return errors.length === 0 ? null : { percent: Math.round(quantile(errors, 0.5)), of: errors.length };
    },
    takeChanges: () => {
      const changes = { series: [...changed].map(series => ({ ...series, took: [...series.took] })), forecasts: fresh };
      changed = new Set();
      fresh = [];
      return changes;
    },
  };
}
