import { sayDuration } from '../../ui/say-time.ts';

/** A short time with its unit, given in milliseconds: `8 ms`, `1.2 s`. */
export const sayShort = (ms: number): string => (ms < 1_000 ? `${Math.round(ms)} ms` : sayDuration(ms));

/** How many, in figures that are read at a glance: `1,204`. */
export const sayCount = (count: number): string => count.toLocaleString('en');

/** A part of a whole in per cent: `62 %`; undefined where there is no whole. */
export const sayShare = (part: number, whole: number): string | undefined =>
  whole === 0 ? undefined : `${Math.round((part / whole) * 100)} %`;
