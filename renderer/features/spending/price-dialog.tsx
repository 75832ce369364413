import { useState } from 'react';
import { LANE_NAMES } from '../../../backend/contract/policy.ts';
import type { BookedPrice } from '../../../backend/contract/price-book.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { MoneyField } from './money-field.tsx';
import { useSpendingChange } from './use-spending-change.ts';

type PriceDialogProps = { readonly price: BookedPrice; readonly onDone: () => void };

/** Asks what a run of a model costs, or takes back what was said before. */
export function PriceDialog({ price, onDone }: PriceDialogProps) {
  const { modelId, name, lane, usualMicros, source } = price;
  const [micros, setMicros] = useState(source.by === 'person' ? usualMicros : null);
  const [problem, setProblem] = useState<string>();
  const save = useSpendingChange((api, said: number | null) => api.addPrice({ body: { modelId, lane, micros: said } }));
  const submit = () => problem === undefined && micros !== null && save.mutate(micros, { onSuccess: onDone });
  return (
    <Dialog
      open
      onOpenChange={open => !open && onDone()}
      size="small"
      title={`What a run of ${name} costs`}
      description={`Look it up at ${LANE_NAMES[lane]}. From now on this much is set aside for each result, whatever its size; the cloud’s own figure is still what is paid.`}
      footer={
        <>
          {source.by === 'person' && (
            <Button
              variant="ghost"
              busy={save.isPending ? 'Saving…' : undefined}
              onClick={() => save.mutate(null, { onSuccess: onDone })}
            >
              Forget my price
            </Button>
          )}
          <Button onClick={onDone}>Cancel</Button>
          <Button
            variant="primary"
            busy={save.isPending ? 'Saving…' : undefined}
            disabledReason={problem ?? (micros === null ? 'Enter a price' : undefined)}
            onClick={submit}
          >
            Save price
          </Button>
        </>
      }
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          submit();
        }}
      >
        <MoneyField
          label="One result"
          micros={micros}
          whenEmpty="0.00"
          onMicrosChange={setMicros}
          onProblemChange={setProblem}
        />
      </form>
    </Dialog>
  );
}
