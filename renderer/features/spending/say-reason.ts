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

/** What going to a cloud cost: "12 tasks went to FAL because Studio PC took no work: $0.31". */
export function sayFallback({ lane, reason, tasks, micros }: Summary['fallback'][number]): string {
  const count = tasks === 1 ? 'One task' : `${tasks.toLocaleString('en')} tasks`;
  return `${count} went to ${LANE_NAMES[lane]} because ${sayReason(reason)}: ${sayCents(micros)}`;
}
