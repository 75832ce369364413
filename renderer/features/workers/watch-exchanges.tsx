import { Pause, Play, Radio } from 'lucide-react';
import { useState } from 'react';
import type { Exchange } from '../../../backend/contract/compat.ts';
import type { Worker } from '../../../backend/contract/workers.ts';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { ExchangeDetail, writeExchange } from './exchange-detail.tsx';
import { ExchangeRow, isError } from './exchange-row.tsx';
import { type Exchanges, useExchanges } from './use-exchanges.ts';

type WatchExchangesProps = { readonly worker: Worker; readonly onDone: () => void };
type Whose = keyof Exchanges;

function Nothing({ whose, errorsOnly, strangers }: { whose: Whose; errorsOnly: boolean; strangers: number }) {
  if (errorsOnly)
    return <EmptyState title="Nothing went wrong" sentence="Every request that is remembered was answered well." />;
  if (whose === 'strangers')
    return (
      <EmptyState title="No stranger has knocked" sentence="A worker with a wrong or revoked token would show here." />
    );
  return (
    <EmptyState
      illustration={<Radio />}
      title="It has asked nothing yet"
      sentence={
        strangers > 0
          ? 'But somebody has knocked with a key that this studio does not know. Look under “Unknown keys”: it may be this worker, with a mistyped token.'
          : 'Start it with the command under “How to start it”. Its requests show here as they come.'
      }
    />
  );
}

/** What is shown stays as it is while it is held. */
function useHeld(now: Exchanges | undefined) {
  const [held, setHeld] = useState<Exchanges | null>(null);
  const shown = held ?? now;
  return { shown, isHeld: held !== null, hold: () => setHeld(now ?? null), follow: () => setHeld(null) };
}

function Shown({ list, whose, errorsOnly, strangers }: ShownProps) {
  const [chosen, setChosen] = useState<Exchange | null>(null);
  if (list.length === 0) return <Nothing whose={whose} errorsOnly={errorsOnly} strangers={strangers} />;
  return (
    <div className="grid min-h-0 grow grid-cols-1 gap-4 md:grid-cols-2">
      <ul aria-label="Requests, newest first" className="min-h-0 overflow-y-auto">
        {list.map(exchange => (
          <li key={exchange.seq}>
            <ExchangeRow
              exchange={exchange}
              chosen={chosen?.seq === exchange.seq}
              onChoose={() => setChosen(exchange)}
            />
          </li>
        ))}
      </ul>
      <div className="min-h-0 overflow-y-auto border-line md:border-l md:pl-4">
        {chosen ? (
          <ExchangeDetail exchange={chosen} />
        ) : (
          <p className="text-second">Choose a request to see what was asked and answered.</p>
        )}
      </div>
    </div>
  );
}
type ShownProps = {
  readonly list: readonly Exchange[];
  readonly whose: Whose;
  readonly errorsOnly: boolean;
  readonly strangers: number;
};

/** What a worker of another studio asks and is answered, as it happens: how one finds out why it does not work. */
export function WatchExchanges({ worker, onDone }: WatchExchangesProps) {
  const read = useExchanges(worker.id);
  const [whose, setWhose] = useState<Whose>('exchanges');
  const [errorsOnly, setErrorsOnly] = useState(false);
  const { shown, isHeld, hold, follow } = useHeld(read.data);
  const list = (shown?.[whose] ?? []).filter(exchange => !errorsOnly || isError(exchange)).toReversed();
  const strangers = shown?.strangers.length ?? 0;
  return (
    <Dialog
      open
      onOpenChange={open => !open && onDone()}
      size="large"
      title={`What ${worker.name} asks`}
      description="Kept in memory alone, the last 200 requests. Tokens, keys and files are left out."
    >
      <div className="flex h-[60vh] min-h-0 flex-col gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SegmentedControl<Whose>
            label="Whose requests"
            value={whose}
            onValueChange={setWhose}
            segments={[
              { value: 'exchanges', label: 'This worker' },
              { value: 'strangers', label: strangers > 0 ? `Unknown keys (${strangers})` : 'Unknown keys' },
            ]}
          />
          <Checkbox label="Errors only" checked={errorsOnly} onCheckedChange={setErrorsOnly} />
          <div className="ml-auto flex gap-2">
            <Button size="small" icon={isHeld ? <Play /> : <Pause />} onClick={isHeld ? follow : hold}>
              {isHeld ? 'Follow again' : 'Hold still'}
            </Button>
            <Button
              size="small"
              disabledReason={list.length === 0 ? 'There is nothing to copy' : undefined}
              onClick={() => void copyText(list.map(writeExchange).join('\n\n'), 'Requests')}
            >
              Copy all
            </Button>
          </div>
        </div>
        {read.error ? (
          <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />
        ) : shown ? (
          <Shown key={whose} list={list} whose={whose} errorsOnly={errorsOnly} strangers={strangers} />
        ) : (
          <SpinnerWithWords words="Asking what it asked…" />
        )}
      </div>
    </Dialog>
  );
}
