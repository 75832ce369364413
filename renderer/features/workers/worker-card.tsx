import { Pause, Play, Radio } from 'lucide-react';
import { useState } from 'react';
import type { Model } from '../../../backend/contract/models.ts';
import type { Worker } from '../../../backend/contract/workers.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { sayDuration } from '../../ui/say-time.ts';
import { useChangeWorker } from './change-worker.ts';
import { useTestWorker } from './test-worker.ts';
import { WatchExchanges } from './watch-exchanges.tsx';
import { WorkerFacts } from './worker-facts.tsx';
import { WorkerLoad } from './worker-load.tsx';
import { WorkerMenu } from './worker-menu.tsx';
import { WorkerModels } from './worker-models.tsx';
import { WORKER_STATES } from './worker-states.ts';

type WorkerCardProps = { readonly worker: Worker; readonly models: readonly Model[] };

/** From here on a clock that is off is worth a word: times of files and logs no longer fit together. In ms. */
const SKEW_SHOWN_MS = 30_000;

function HoldButton({ worker: { id, name, state, setAside } }: { worker: Worker }) {
  const change = useChangeWorker(id);
  const held = setAside || state === 'paused' || state === 'draining';
  const verb = setAside ? 'Let it go on' : held ? 'Resume' : 'Pause';
  return (
    <Button
      size="small"
      icon={held ? <Play /> : <Pause />}
      aria-label={setAside ? `Let ${name} go on` : `${verb} ${name}`}
      busy={change.isPending ? (held ? 'Resuming…' : 'Pausing…') : undefined}
      disabledReason={state === 'offline' && !setAside ? 'It is offline, so there is nothing to pause' : undefined}
      onClick={() => change.mutate({ kind: 'pause', paused: !held })}
    >
      {verb}
    </Button>
  );
}

function WatchButton({ worker }: { worker: Worker }) {
  const [watching, setWatching] = useState(false);
  return (
    <>
      <Button size="small" icon={<Radio />} aria-label={`Watch ${worker.name}`} onClick={() => setWatching(true)}>
        Watch
      </Button>
      {watching && <WatchExchanges worker={worker} onDone={() => setWatching(false)} />}
    </>
  );
}

function SkewNote({ skewMs }: { skewMs: number | null }) {
  if (skewMs === null || Math.abs(skewMs) <= SKEW_SHOWN_MS) return null;
  return (
    <p className="text-warn">
      Its clock is {sayDuration(Math.abs(skewMs))} {skewMs > 0 ? 'ahead of' : 'behind'} the studio's. Tasks are not
      harmed by that, but the times in its log do not fit.
    </p>
  );
}

/** One machine: its state with the reason, what it makes now, what it has, how it has done, what it can make. */
export function WorkerCard({ worker, models }: WorkerCardProps) {
  const { label, tone } = WORKER_STATES[worker.state];
  const test = useTestWorker(worker.id);
  return (
    <article aria-label={worker.name} className="flex flex-col gap-3 rounded-card border border-line bg-panel p-4">
      <div className="flex items-start gap-2">
        <div className="flex min-w-0 flex-1 flex-col gap-0.5">
          <h2 className="flex items-center gap-2 font-semibold text-section">
            <span className="truncate">{worker.name}</span>
            <Badge dot tone={tone}>
              {label}
            </Badge>
          </h2>
          <p className={worker.setAside ? 'text-warn' : 'text-second'}>{worker.reason}</p>
        </div>
        {worker.dialect && <WatchButton worker={worker} />}
        <HoldButton worker={worker} />
        <WorkerMenu worker={worker} onTest={test.start} />
      </div>
      <SkewNote skewMs={worker.clockSkewMs} />
      {worker.load && <WorkerLoad load={worker.load} models={models} />}
      <div aria-live="polite" className="empty:hidden">
        {test.words !== null && <p className="rounded-control bg-info-tint px-2.5 py-1.5 text-info">{test.words}</p>}
      </div>
      <WorkerFacts worker={worker} models={models} />
      <WorkerModels worker={worker} models={models} />
    </article>
  );
}
