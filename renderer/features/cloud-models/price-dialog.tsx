import { type FormEvent, useState } from 'react';
import type { CloudModel } from '../../../backend/contract/cloud-models.ts';
import { LANE_NAMES } from '../../../backend/contract/policy.ts';
import type { BookedPrice } from '../../../backend/contract/price-book.ts';
import { describeProblem } from '../../api/describe-problem.ts';
import { problemIn } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSetPrice } from './cloud-model-calls.ts';
import { readDollars } from './say-price.ts';

type FormProps = { readonly model: CloudModel; readonly booked: BookedPrice | undefined; readonly onDone: () => void };

function PriceForm({ model, booked, onDone }: FormProps) {
  const [typed, setTyped] = useState('');
  const set = useSetPrice(onDone);
  const micros = readDollars(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (micros !== null && !set.isPending) set.mutate({ model, micros });
  };
  const byPerson = booked?.source.by === 'person';
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label="Price of a run, in US dollars"
        hint={`As much as ${LANE_NAMES[model.lane]} asks at most. So much is set aside before each run; what ${LANE_NAMES[model.lane]} then says that it took is what counts.`}
        value={typed}
        onValueChange={setTyped}
        inputMode="decimal"
        autoComplete="off"
        placeholder="0.05"
        error={set.error ? describeProblem(problemIn(set.error)).sentence : undefined}
      />
      <div className="flex justify-end gap-2">
        {byPerson && (
          <Button busy={set.isPending ? 'Saving…' : undefined} onClick={() => set.mutate({ model, micros: null })}>
            {model.price ? 'Take its card’s price' : 'Forget the price'}
          </Button>
        )}
        <Button variant="secondary" onClick={onDone}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="primary"
          disabledReason={micros === null ? 'Type an amount such as 0.05' : undefined}
          busy={set.isPending ? 'Saving…' : undefined}
        >
          Set price
        </Button>
      </div>
    </form>
  );
}

/** Asks what a run of a model costs; `model` is undefined while nothing is asked. */
export function PriceDialog({
  model,
  booked,
  onDone,
}: Omit<FormProps, 'model'> & { readonly model: CloudModel | undefined }) {
  return (
    <Dialog
      open={model !== undefined}
      onOpenChange={open => !open && onDone()}
      title={model ? `Price of ${model.name}` : 'Price'}
      size="small"
    >
      {model && <PriceForm key={model.id} model={model} booked={booked} onDone={onDone} />}
    </Dialog>
  );
}
