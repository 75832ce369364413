import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import type { CloudModel } from '../../../backend/contract/cloud-models.ts';
import type { BookedPrice } from '../../../backend/contract/price-book.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readSession } from '../../api/reads.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { useOfferCommands } from '../../ui/offered-commands.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { AddModelDialog } from './add-model-dialog.tsx';
import { readBookedPrices, readCloudModels, useRemoveModel } from './cloud-model-calls.ts';
import { CloudModelRow } from './cloud-model-row.tsx';
import { PriceDialog } from './price-dialog.tsx';
import { USES } from './uses.ts';

const lacksPrice = ({ price }: CloudModel, booked: BookedPrice | undefined): boolean =>
  booked ? booked.source.by === 'nobody' : price === null;

const addCommand = (onSelect: () => void) => ({
  id: 'add-cloud-model',
  label: 'Add a model of a cloud',
  icon: <Plus />,
  onSelect,
});

/** The models that clouds run, by what they make: what each costs, under which terms, and others by their id. */
export function CloudModelsSection() {
  const id = useId();
  const api = useApi();
  const models = useQuery(readCloudModels(api));
  const prices = useQuery(readBookedPrices(api));
  const role = useQuery(readSession(api)).data?.person.role;
  const [adding, setAdding] = useState(false);
  const [priced, setPriced] = useState<CloudModel>();
  const [removed, setRemoved] = useState<CloudModel>();
  const remove = useRemoveModel(() => setRemoved(undefined));
  const locked = role === 'owner' || role === 'admin' ? undefined : 'Only the owner can change this.';
  useOfferCommands({
    heading: 'Clouds',
    items: locked === undefined ? [addCommand(() => setAdding(true))] : [],
  });
  const error = models.error ?? prices.error;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 rounded-card border border-line bg-panel p-4">
      <h2 id={id} className="font-semibold text-section">
        Models in the cloud
      </h2>
      <p className="text-second">What Replicate and FAL can run for you. A model without a price never runs.</p>
      {error ? (
        <ProblemNotice error={error} onRetry={() => void Promise.all([models.refetch(), prices.refetch()])} />
      ) : !models.data || !prices.data ? (
        <SpinnerWithWords words="Reading the models…" />
      ) : (
        USES.map(({ value, label }) => {
          const own = models.data.filter(model => model.use === value);
          const unpriced = own.filter(model => lacksPrice(model, prices.data.get(model.id))).length;
          return (
            <details key={value}>
              <summary className="cursor-default">
                {label}{' '}
                <span className="text-meta text-second tabular-nums">
                  {own.length}
                  {unpriced > 0 && `, ${unpriced} without a price`}
                </span>
              </summary>
              <ul aria-label={label} className="mt-1">
                {own.map(model => (
                  <CloudModelRow
                    key={model.id}
                    model={model}
                    booked={prices.data.get(model.id)}
                    locked={locked}
                    onPrice={() => setPriced(model)}
                    onRemove={() => setRemoved(model)}
                  />
                ))}
              </ul>
            </details>
          );
        })
      )}
      <div>
        <Button icon={<Plus />} disabledReason={locked} onClick={() => setAdding(true)}>
          Add a model…
        </Button>
      </div>
      <AddModelDialog open={adding} onDone={() => setAdding(false)} />
      <PriceDialog model={priced} booked={priced && prices.data?.get(priced.id)} onDone={() => setPriced(undefined)} />
      <AlertDialog
        open={removed !== undefined}
        onOpenChange={open => !open && setRemoved(undefined)}
        title={`Remove ${removed?.name ?? ''}?`}
        description="It goes from the models. What it made stays; tasks that still wait for it cannot run."
        confirmLabel="Remove model"
        danger
        busy={remove.isPending ? 'Removing…' : undefined}
        onConfirm={() => removed && remove.mutate(removed.id)}
      />
    </section>
  );
}
