import { sayCents } from '../../../backend/contract/money.ts';
import { LANE_NAMES } from '../../../backend/contract/policy.ts';
import type { Reason, Summary } from '../../../backend/contract/spending.ts';

const named = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'own machines') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Why a task went to a cloud, to be put after "because" or "since". */
export function sayReason({ because, machines }: Reason): string {
  const be = machines.length > 1 ? 'were' : 'was';
  switch (because) {
    case 'picked':
      return 'it was picked';
    case 'away':
      return `${named(machines)} took no work`;
    case 'busy':
      return `${named(machines)} ${be} busy`;
    case 'missing':
      return 'no own machine had its model';
    default:
      return because satisfies never;
  }
}

const MINUTE_MS = 60_000;

/** About how long, no finer than an estimate is: `40 s`, `12 min`, `3 h`. */
function sayAbout(ms: number): string {
  if (ms < 1.5 * MINUTE_MS) return `about ${Math.max(1, Math.round(ms / 1_000))} s`;
  const minutes = Math.round(ms / MINUTE_MS);
  return minutes < 90 ? `about ${minutes} min` : `about ${Math.round(minutes / 60)} h`;
}

/** What a task that went to a cloud was spared, by the forecast: "it would have waited about 12 min here". */
export const sayOwnWait = (ownWaitMs: number): string => `it would have waited ${sayAbout(ownWaitMs)} here`;

/** What going to a cloud cost: "12 tasks went to FAL because Studio PC was busy: $0.31. On average, each would have waited about 12 min here, by the forecast". */
export function sayFallback({ lane, reason, tasks, micros, ownWaitMs }: Summary['fallback'][number]): string {
  const count = tasks === 1 ? 'One task' : `${tasks.toLocaleString('en')} tasks`;
  const cost = `${count} went to ${LANE_NAMES[lane]} because ${sayReason(reason)}: ${sayCents(micros)}`;
  const each = tasks === 1 ? 'It' : 'On average, each';
  return ownWaitMs === null ? cost : `${cost}. ${each} would have waited ${sayAbout(ownWaitMs)} here, by the forecast`;
}
