import { sayMoney } from '../../../backend/contract/money.ts';
import { LANE_NAMES } from '../../../backend/contract/policy.ts';
import type { Charge } from '../../../backend/contract/spending.ts';
import { Badge } from '../../ui/badge.tsx';
import { sayMoment, sayRecent } from '../../ui/say-time.ts';
import type { TableColumn } from '../../ui/table.tsx';
import { sayOwnWait, sayReason } from './say-reason.ts';

/** What each state of a charge is called. */
export const STATE_NAMES: Record<Charge['state'], string> = {
  held: 'Set aside',
  settled: 'Paid',
  released: 'Given back',
};
const TONES = { held: 'info', settled: 'neutral', released: 'good' } as const;

const FIGURES = { provider: 'the cloud’s figure', 'price book': 'our price book' } as const;

function Settlement({ charge: { costMicros, source } }: { readonly charge: Charge }) {
  if (costMicros === null) return <span className="text-faint">Not known yet</span>;
  return (
    <span className="flex flex-col items-end">
      {sayMoney(costMicros)}
      {source !== null && <span className="text-meta text-faint">{FIGURES[source]}</span>}
    </span>
  );
}

const sayDifference = (micros: number | null): string =>
  micros === null ? '' : micros > 0 ? `+${sayMoney(micros)}` : sayMoney(micros);

/** What the list of charges shows of each. */
export const chargeColumns: readonly TableColumn<Charge>[] = [
  {
    id: 'when',
    heading: 'When',
    className: 'whitespace-nowrap tabular-nums',
    cell: ({ placedAt }) => (
      <time dateTime={placedAt} title={sayMoment(placedAt)}>
        {sayRecent(placedAt, Date.now())}
      </time>
    ),
  },
  {
    id: 'what',
    heading: 'What',
    className: 'py-1.5',
    cell: ({ prompt, lane, model, insteadOf, reason, ownWaitMs, why }) => (
      <span className="flex max-w-56 flex-col min-[1300px]:max-w-96">
        <span className="truncate">{prompt || 'No words'}</span>
        <span className="text-meta text-second">
          {model.name} on {LANE_NAMES[lane]}
          {insteadOf && `, for ${insteadOf.name}`}, since {sayReason(reason)}
          {ownWaitMs !== null && `; by the forecast ${sayOwnWait(ownWaitMs)}`}
        </span>
        {why !== null && <span className="text-meta text-second">{why}</span>}
      </span>
    ),
  },
  {
    id: 'whose',
    heading: 'Whose',
    cell: ({ project, person }) => (
      <span className="flex flex-col">
        <span className="truncate">{project.name}</span>
        <span className="text-meta text-second">{person.name}</span>
      </span>
    ),
  },
  {
    id: 'state',
    heading: 'State',
    cell: ({ state }) => <Badge tone={TONES[state]}>{STATE_NAMES[state]}</Badge>,
  },
  {
    id: 'held',
    heading: 'Set aside',
    numeric: true,
    className: 'whitespace-nowrap',
    cell: ({ heldMicros }) => sayMoney(heldMicros),
  },
  {
    id: 'cost',
    heading: 'Cost',
    numeric: true,
    className: 'whitespace-nowrap',
    cell: charge => <Settlement charge={charge} />,
  },
  {
    id: 'difference',
    heading: 'Difference',
    numeric: true,
    className: 'whitespace-nowrap',
    cell: ({ differenceMicros }) => sayDifference(differenceMicros),
  },
];
