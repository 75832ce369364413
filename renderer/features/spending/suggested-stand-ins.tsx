import { useQuery } from '@tanstack/react-query';
import { LANE_NAMES } from '../../../backend/contract/policy.ts';
import type { BookedPrice, StandIn } from '../../../backend/contract/price-book.ts';
import { useApi } from '../../api/api-context.tsx';
import { Button } from '../../ui/button.tsx';
import { readSuggestions } from './spending-reads.ts';
import { useSpendingChange } from './use-spending-change.ts';

type SuggestedProps = { readonly known: readonly StandIn[]; readonly prices: readonly BookedPrice[] };

/** Pairs of one family that no person has named yet, of clouds that have a key, with what would differ. */
export function SuggestedStandIns({ known, prices }: SuggestedProps) {
  const { data: suggestions = [] } = useQuery(readSuggestions(useApi()));
  const add = useSpendingChange((api, body: StandIn) => api.addStandIn({ body }));
  const there = new Set(prices.map(({ modelId }) => modelId));
  const named = new Set(known.map(({ modelId, standInId }) => `${modelId} ${standInId}`));
  const open = suggestions.filter(
    ({ modelId, standInId }) => there.has(standInId) && !there.has(modelId) && !named.has(`${modelId} ${standInId}`),
  );
  if (open.length === 0) return null;
  return (
    <details>
      <summary className="w-fit cursor-default">Of the same family: {open.length}</summary>
      <ul aria-label="Of the same family" className="mt-2 flex flex-col gap-2">
        {open.map(({ modelId, model, standInId, standIn, lane, differs }) => (
          <li key={`${modelId} ${standInId}`} className="flex items-start gap-2">
            <div className="min-w-0 grow">
              <p>
                {model} may run as {standIn} at {LANE_NAMES[lane]}
              </p>
              <p className="text-meta text-second">{differs.join('. ')}.</p>
            </div>
            <Button
              size="small"
              aria-label={`Let ${standIn} at ${LANE_NAMES[lane]} stand in for ${model}`}
              onClick={() => add.mutate({ modelId, standInId })}
            >
              Add
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
