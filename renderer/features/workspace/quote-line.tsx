import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import type { Place, Quote } from '../../../backend/contract/dispatch.ts';
import type { Model } from '../../../backend/contract/models.ts';
import { sayMoney } from '../../../backend/contract/money.ts';
import type { Parameters } from '../../../backend/contract/parameters.ts';
import { useApi } from '../../api/api-context.tsx';
import { readQuote } from '../../api/dispatch-reads.ts';
import { actOn } from '../../api/remedies.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { sayMiddle, sayPrice, sayStart } from './describe-place.ts';
import { PlacesList } from './places-list.tsx';
import type { GenerateFormState } from './use-generate-form.ts';

const SET_PRICE = { kind: 'open-spending', label: 'Say what it costs' } as const;
const DECIDING = new Set(['size', 'integer', 'number', 'choice', 'flag', 'image']);

/** What of the form decides how long it takes and what it costs; words do not, and are not asked about with every key. */
const decidingOf = (model: Model, sent: Parameters): Parameters =>
  Object.fromEntries(
    model.parameters.flatMap(({ name, type, default: usual }) => {
      const value = sent[name] ?? usual;
      return DECIDING.has(type) && name !== 'count' && value !== undefined ? [[name, value]] : [];
    }),
  );

/** What all of a batch costs at a place, where it is more than one result and costs something. */
const sayTotal = (count: number, { priceMicros }: Place): string =>
  count > 1 && priceMicros !== null && priceMicros > 0 ? ` each, ${sayMoney(count * priceMicros)} in all` : '';

function sayQuote({ places, bestWorkerId }: Quote, count: number): string {
  // A machine that is busy for a time that nobody knows comes free all the same.
  const best =
    places.find(({ worker }) => worker.id === bestWorkerId) ??
    places.find(({ blocker }) => blocker?.because === 'busy');
  if (!best)
    return places.some(isUnpriced) ? 'Its price is not known: say it first' : 'No place takes it now: it will wait';
  const start = best.startsInMs === null ? 'after what it runs now' : sayStart(best.startsInMs);
  const time = best.takes === null ? 'no time known yet' : `takes ${sayMiddle(best.takes).toLowerCase()}`;
  const as = best.as ? ` as ${best.as.name}` : '';
  return `${best.worker.name}${as}: ${start.toLowerCase()}, ${time}, ${sayPrice(best).toLowerCase()}${sayTotal(count, best)}`;
}

/** Where it would run, how soon, for how long and for how much, before Generate is pressed; more of it on a press. */
export function QuoteLine({ state, projectId }: { readonly state: GenerateFormState; readonly projectId: string }) {
  const { model, form } = state;
  return model && form ? <QuoteOf projectId={projectId} model={model} sent={form.sent} /> : null;
}

const isUnpriced = ({ blocker }: Place): boolean => blocker?.because === 'price_unknown';

type QuoteOfProps = { readonly projectId: string; readonly model: Model; readonly sent: Parameters };

function QuoteOf({ projectId, model, sent }: QuoteOfProps) {
  const { data } = useQuery(readQuote(useApi(), projectId, model.id, decidingOf(model, sent)));
  const count = typeof sent.count === 'number' ? sent.count : 1;
  // A line of its height stands there from the start, so that nothing jumps when the answer comes.
  if (!data) return <div className="h-5" />;
  return (
    <Popover
      label="Where it could run"
      side="top"
      className="flex w-80 flex-col gap-3"
      trigger={
        <button
          type="button"
          className="flex h-5 items-center justify-between gap-2 rounded-control text-left text-meta text-second tabular-nums hover:text-text"
        >
          <span className="truncate">{sayQuote(data, count)}</span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0" />
        </button>
      }
    >
      <h3 className="text-meta font-medium text-second">For one result</h3>
      <PlacesList places={data.places} />
      {data.places.some(isUnpriced) && (
        <Button onClick={() => actOn(SET_PRICE, undefined)?.()}>{SET_PRICE.label}</Button>
      )}
      <p className="text-meta text-faint">
        {data.error
          ? `These times come from past runs. Half of the last ${data.error.of} were off by less than ${data.error.percent} %.`
          : 'These times come from past runs; there are none to compare with yet.'}
      </p>
    </Popover>
  );
}
