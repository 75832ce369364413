import { ChevronRight, RotateCcw, X } from 'lucide-react';
import { memo, useState } from 'react';
import type { Batch } from '../../../backend/contract/tasks.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { joinClasses } from '../../ui/join-classes.ts';
import { sayRecent } from '../../ui/say-time.ts';
import { countTasks, describeBatch } from './describe-batch.ts';
import type { TakeItem } from './lay-out-takes.ts';
import { reuseSettings } from './reuse-settings.ts';
import { HEADER } from './sending-row.tsx';
import { useTakeVerbs } from './take-verbs.tsx';

/** A batch and its cards. */
export type BatchRowProps = { readonly batch: Batch; readonly items: readonly TakeItem[] };

/** The line over a batch: its words, what made it, how it stands, and what can be done with all of it. */
export const BatchRow = memo(function BatchRow({ batch, items }: BatchRowProps) {
  const [open, setOpen] = useState(false);
  const verbs = useTakeVerbs();
  const state = describeBatch(items);
  const { open: running, ended } = countTasks(items);
  return (
    <header className="flex items-start gap-2 py-1.5" style={{ minHeight: HEADER }}>
      <h2 className="min-w-0 grow">
        <button
          type="button"
          aria-expanded={open}
          title={open ? undefined : batch.prompt || batch.modelName}
          onClick={() => setOpen(!open)}
          className="flex w-full min-w-0 items-start gap-1 rounded-control py-1.5 text-left text-body font-medium text-text hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            className={joinClasses('mt-0.5 size-4 shrink-0 text-faint transition-transform', open && 'rotate-90')}
          />
          <span
            dir="auto"
            className={open ? 'max-h-80 min-w-0 overflow-y-auto break-words whitespace-pre-wrap' : 'min-w-0 truncate'}
          >
            {batch.prompt || batch.modelName}
          </span>
        </button>
      </h2>
      <p className="flex h-8 shrink-0 items-center gap-2 text-meta text-second tabular-nums">
        {state && <span className="text-text">{state}</span>}
        <span className="hidden @2xl:inline">{batch.modelName}</span>
        <time dateTime={batch.createdAt}>{sayRecent(batch.createdAt, Date.now())}</time>
      </p>
      <div className="flex h-8 shrink-0 items-center">
        {running > 0 && (
          <IconButton
            size="small"
            label={running === 1 ? 'Cancel what has not finished' : `Cancel all ${running} that have not finished`}
            onClick={() => verbs.cancelBatch(batch.id)}
          >
            <X aria-hidden />
          </IconButton>
        )}
        {running === 0 && ended > 0 && (
          <IconButton
            size="small"
            label={`Take ${ended === 1 ? 'the one' : `the ${ended}`} that did not finish off the workspace`}
            onClick={() => verbs.dismissBatch(batch.id)}
          >
            <X aria-hidden />
          </IconButton>
        )}
        <IconButton size="small" label="Reuse settings" onClick={() => reuseSettings(batch, null)}>
          <RotateCcw aria-hidden />
        </IconButton>
      </div>
    </header>
  );
});
