import type { Place } from '../../contract/dispatch.ts';
import { sayMoney } from '../../contract/money.ts';
import type { CapScope } from '../../contract/spending.ts';
import { sayTime } from './say-time.ts';

const CAPS: Record<CapScope, string> = {
  task: 'for one task',
  day: 'for today',
  month: 'for this month',
  project: 'for this project',
  project_day: 'for this project today',
};

const price = ({ atMostMicros }: Place) => (atMostMicros === null ? '' : `, for up to ${sayMoney(atMostMicros)}`);

/** What a cloud has to do with a task that waits, in one sentence; null where that needs no word, since own machines have its model. */
export function sayLane(place: Place, hasOwn: boolean): string | null {
  const { worker, blocker, as, startsInMs } = place;
  const model = as === null ? '' : ` as ${as.name}`;
  switch (blocker?.because) {
    case undefined:
      return `${worker.name} takes it${model} in a moment${price(place)}.`;
    case 'not_open_yet':
      return `${worker.name} may take it${model} ${sayTime(startsInMs ?? 0)}${price(place)}.`;
    case 'stays_home':
      return hasOwn ? null : 'Nothing of this project leaves this network, and no machine in it has this model.';
    case 'no_lane':
      return hasOwn ? null : `No machine has this model now, and the project’s policy does not name ${worker.name}.`;
    case 'price_unknown':
      return `What it costs at ${worker.name} is not known: give it a price on the Spending page.`;
    case 'over_limit':
      return `${worker.name} would cost up to ${sayMoney(blocker.priceMicros)}, more than the ${sayMoney(blocker.limitMicros)} that this project lets a task cost there.`;
    case 'over_cap': {
      const { cap, limitMicros, committedMicros, priceMicros } = blocker;
      return `${worker.name} needs up to ${sayMoney(priceMicros)}, but of the cap of ${sayMoney(limitMicros)} ${CAPS[cap]} ${sayMoney(committedMicros)} is spent or set aside.`;
    }
    case 'content':
      return `${worker.name} is not asked: ${blocker.reason}`;
    case 'not_taking':
      return hasOwn ? null : `${worker.name}: ${blocker.reason}`;
    case 'busy':
      return `${worker.name} is busy.`;
    case 'pinned':
    case 'model_missing':
      return null;
    default:
      return blocker satisfies never;
  }
}
