import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import type { Quote } from '../../../backend/contract/dispatch.ts';
import type { Model } from '../../../backend/contract/models.ts';
import type { Parameters } from '../../../backend/contract/parameters.ts';
import { useApi } from '../../api/api-context.tsx';
import { readQuote } from '../../api/dispatch-reads.ts';
import { Popover } from '../../ui/popover.tsx';
import { sayMiddle, sayPrice, sayStart } from './describe-place.ts';
import { PlacesList } from './places-list.tsx';
import type { GenerateFormState } from './use-generate-form.ts';

const DECIDING = new Set(['size', 'integer', 'number']);

/** What of the form decides how long it takes; words and pictures do not, and are not asked about with every key. */
const decidingOf = (model: Model, sent: Parameters): Parameters =>
  Object.fromEntries(
    model.parameters.flatMap(({ name, type, default: usual }) => {
      const value = sent[name] ?? usual;
      return DECIDING.has(type) && name !== 'count' && value !== undefined ? [[name, value]] : [];
    }),
  );

function sayQuote({ places, bestWorkerId }: Quote): string {
  const best = places.find(({ worker }) => worker.id === bestWorkerId);
  if (!best) return 'No machine takes it now: it will wait';
  const start = sayStart(best.startsInMs);
  const time = best.takes === null ? 'no time known yet' : `takes ${sayMiddle(best.takes).toLowerCase()}`;
  const as = best.as ? ` as ${best.as.name}` : '';
  return `${best.worker.name}${as}: ${start.toLowerCase()}, ${time}, ${sayPrice(best).toLowerCase()}`;
}

/** Where it would run, how soon, for how long and for how much, before Generate is pressed; more of it on a press. */
export function QuoteLine({ state }: { readonly state: GenerateFormState }) {
  const { model, form } = state;
  return model && form ? <QuoteOf model={model} sent={form.sent} /> : null;
}

function QuoteOf({ model, sent }: { readonly model: Model; readonly sent: Parameters }) {
  const { data } = useQuery(readQuote(useApi(), model.id, decidingOf(model, sent)));
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
          <span className="truncate">{sayQuote(data)}</span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0" />
        </button>
      }
    >
      <h3 className="text-meta font-medium text-second">For one result</h3>
      <PlacesList places={data.places} />
      <p className="text-meta text-faint">
        {data.error
          ? `These times come from past runs. Half of the last ${data.error.of} were off by less than ${data.error.percent} %.`
          : 'These times come from past runs; there are none to compare with yet.'}
      </p>
    </Popover>
  );
}
