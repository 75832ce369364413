import { useQuery } from '@tanstack/react-query';
import { ArrowRight, X } from 'lucide-react';
import { useState } from 'react';
import type { Model } from '../../../backend/contract/models.ts';
import { LANE_NAMES } from '../../../backend/contract/policy.ts';
import type { BookedPrice, StandIn } from '../../../backend/contract/price-book.ts';
import { useApi } from '../../api/api-context.tsx';
import { readModels } from '../../api/reads.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { readPrices, readStandIns } from './spending-reads.ts';
import { SuggestedStandIns } from './suggested-stand-ins.tsx';
import { useSpendingChange } from './use-spending-change.ts';

type AddProps = { readonly models: readonly Model[]; readonly prices: readonly BookedPrice[] };

function AddStandIn({ models, prices }: AddProps) {
  const [modelId, setModelId] = useState<string>();
  const [standInId, setStandInId] = useState<string>();
  const add = useSpendingChange((api, body: StandIn) => api.addStandIn({ body }));
  const clouds = new Map(prices.map(price => [price.modelId, price]));
  const asked = models.find(({ id }) => id === modelId);
  const own = models.filter(({ id }) => !clouds.has(id));
  const there = models.filter(({ id, kind }) => clouds.has(id) && (asked === undefined || kind === asked.kind));
  const reason = modelId === undefined || standInId === undefined ? 'Choose both models' : undefined;
  const submit = () => {
    if (modelId === undefined || standInId === undefined) return;
    add.mutate({ modelId, standInId }, { onSuccess: () => setStandInId(undefined) });
  };
  return (
    <div className="grid grid-cols-1 items-end gap-3 min-[760px]:grid-cols-[1fr_1fr_auto]">
      <Select<string>
        label="A task for"
        placeholder="A model of own machines"
        value={modelId}
        onValueChange={setModelId}
        groups={[{ options: own.map(({ id, name }) => ({ value: id, label: name })) }]}
      />
      <Select<string>
        label="may run as"
        placeholder="A model of a cloud"
        value={standInId}
        onValueChange={setStandInId}
        groups={[
          {
            options: there.map(({ id, name }) => {
              const lane = clouds.get(id)?.lane;
              return { value: id, label: name, detail: lane && LANE_NAMES[lane] };
            }),
          },
        ]}
      />
      <Button busy={add.isPending ? 'Adding…' : undefined} disabledReason={reason} onClick={submit}>
        Add
      </Button>
    </div>
  );
}

/** Which cloud models may stand in for which of own machines; nothing stands in that no person named. */
export function StandInsSection() {
  const api = useApi();
  const { data: standIns = [] } = useQuery(readStandIns(api));
  const { data: models = [] } = useQuery(readModels(api));
  const { data: prices = [] } = useQuery(readPrices(api));
  const remove = useSpendingChange((api, params: StandIn) => api.removeStandIn({ params }));
  const nameOf = (id: string) => models.find(model => model.id === id)?.name ?? id;
  return (
    <section aria-labelledby="stand-ins" className="flex flex-col gap-4 rounded-card border border-line bg-panel p-4">
      <header>
        <h2 id="stand-ins" className="font-semibold text-section">
          Equivalent models
        </h2>
        <p className="text-second">
          A task for the first model may run as the second on a cloud. It is another model all the same: the picture may
          differ, and what it could not be told is listed with the take.
        </p>
      </header>
      {standIns.length > 0 && (
        <ul className="flex flex-col gap-1">
          {standIns.map(({ modelId, standInId }) => (
            <li key={`${modelId} ${standInId}`} className="flex items-center gap-2">
              <span className="truncate">{nameOf(modelId)}</span>
              <ArrowRight aria-label="may run as" className="size-4 shrink-0 text-second" />
              <span className="grow truncate">{nameOf(standInId)}</span>
              <IconButton
                label={`${nameOf(standInId)} stands in for ${nameOf(modelId)} no more`}
                size="small"
                onClick={() => remove.mutate({ modelId, standInId })}
              >
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {prices.length === 0 ? (
        <p className="text-second">No cloud has a model here yet.</p>
      ) : (
        <>
          <AddStandIn models={models} prices={prices} />
          <SuggestedStandIns known={standIns} prices={prices} />
        </>
      )}
    </section>
  );
}
