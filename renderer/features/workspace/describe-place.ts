import type { Place, Range } from '../../../backend/contract/dispatch.ts';
import { sayMoney } from '../../../backend/contract/money.ts';
import { CAP_NAMES } from '../../api/cap-names.ts';
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

/** What a place costs: nothing on an own machine, "up to" where the most is more than the usual; "Price not known" where nobody has said. */
export function sayPrice({
  lane,
  priceMicros,
  atMostMicros,
}: Pick<Place, 'lane' | 'priceMicros' | 'atMostMicros'>): string {
  if (priceMicros === null) return lane === null ? 'Electricity not known yet' : 'Price not known';
  if (priceMicros === 0 && atMostMicros === 0) return 'Free';
  const usual = sayMoney(priceMicros);
  return atMostMicros !== null && atMostMicros > priceMicros ? `${usual}, at most ${sayMoney(atMostMicros)}` : usual;
}

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
    case 'content':
      return blocker.reason;
    case 'stays_home':
      return 'Nothing of this project leaves this network';
    case 'no_lane':
      return 'The project’s policy does not name it';
    case 'price_unknown':
      return 'Its price must be given first, on the Spending page';
    case 'over_limit':
      return `Costs more than the ${sayMoney(blocker.limitMicros)} that the policy allows`;
    case 'over_cap':
      return `${CAP_NAMES[blocker.cap]}: ${sayMoney(blocker.committedMicros)} of ${sayMoney(blocker.limitMicros)} is spent or set aside`;
    case 'not_open_yet':
      return 'After own machines had their time';
    default:
      return blocker satisfies never;
  }
}
