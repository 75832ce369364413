import { sayMoney } from '../../../backend/contract/money.ts';
import { LANE_NAMES } from '../../../backend/contract/policy.ts';
import type { Charge } from '../../../backend/contract/spending.ts';
import { Badge } from '../../ui/badge.tsx';
import { sayMoment } from '../../ui/say-time.ts';
import type { TableColumn } from '../../ui/table.tsx';
import { sayReason } from './say-reason.ts';

/** What each state of a charge is called. */
export const STATE_NAMES: Record<Charge['state'], string> = {
  held: 'Set aside',
  settled: 'Paid',
  released: 'Given back',
};
const TONES = { held: 'info', settled: 'neutral', released: 'good' } as const;

function Settlement({ charge: { costMicros, source, why } }: { readonly charge: Charge }) {
  if (costMicros === null) return <span className="text-faint">Not known yet</span>;
  const whose = source === 'provider' ? 'the cloud’s own figure' : source === 'price book' ? 'by the price book' : why;
  return (
    <span className="flex flex-col items-end">
      {sayMoney(costMicros)}
      {whose !== null && <span className="text-meta text-faint">{whose}</span>}
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
    cell: ({ placedAt }) => <time dateTime={placedAt}>{sayMoment(placedAt)}</time>,
  },
  {
    id: 'what',
    heading: 'What',
    className: 'py-1.5',
    cell: ({ prompt, lane, model, insteadOf, reason }) => (
      <span className="flex max-w-80 flex-col">
        <span className="truncate">{prompt || 'No words'}</span>
        <span className="text-meta text-second">
          {model.name} on {LANE_NAMES[lane]}
          {insteadOf && `, for ${insteadOf.name}`}, since {sayReason(reason)}
        </span>
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
  { id: 'held', heading: 'Set aside', numeric: true, cell: ({ heldMicros }) => sayMoney(heldMicros) },
  { id: 'cost', heading: 'Cost', numeric: true, cell: charge => <Settlement charge={charge} /> },
  {
    id: 'difference',
    heading: 'Difference',
    numeric: true,
    cell: ({ differenceMicros }) => sayDifference(differenceMicros),
  },
];
