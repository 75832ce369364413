import type { Place, Range } from '../../../backend/contract/dispatch.ts';
import { sayDuration } from '../../ui/say-time.ts';

/** When something begins, in words; given in ms from now. */
export const sayStart = (ms: number | null): string =>
  ms === null ? 'Not known yet' : ms < 1_500 ? 'At once' : `In about ${sayDuration(ms)}`;

/** How long something takes most often, in words. */
export const sayMiddle = ({ p50, scaled }: Range): string => `${scaled ? 'Roughly' : 'About'} ${sayDuration(p50)}`;

/** How long something takes, in words: the middle, and what nine in ten stay under where that is more. */
export function sayRange(range: Range | null): string {
  if (range === null) return 'Never run there';
  const { p50, p90 } = range;
  return p90 > p50 * 1.25 ? `${sayMiddle(range)}, up to ${sayDuration(p90)}` : sayMiddle(range);
}

/** A price in dollars; one's own machines are free. */
export const sayPrice = (micros: number): string => (micros === 0 ? 'Free' : `$${(micros / 1_000_000).toFixed(4)}`);

/** How it stands between a task and a place, in a few words. */
export function describePlace({ blocker, loadDue }: Place): string {
  switch (blocker?.because) {
    case undefined:
      return loadDue ? 'Ready; it loads the model first' : 'Ready';
    case 'busy':
      return loadDue ? 'Busy; then it loads the model' : 'Busy';
    case 'model_missing':
      return 'Does not have this model';
    case 'pinned':
      return 'Asked for on another machine';
    case 'not_taking':
      return blocker.reason;
    default:
      return blocker satisfies never;
  }
}
