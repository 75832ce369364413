import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Pause, Play } from 'lucide-react';
import { sayCents } from '../../backend/contract/money.ts';
import type { QueueState } from '../../backend/contract/tasks.ts';
import type { Worker } from '../../backend/contract/workers.ts';
import { useApi } from '../api/api-context.tsx';
import { readQueue, readSummary, readWorkers } from '../api/reads.ts';
import { buttonClasses } from '../ui/button-classes.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { usePauseQueue } from './use-pause-queue.ts';

const DOTS: Readonly<Record<Worker['state'], string>> = {
  online: 'bg-good',
  busy: 'bg-accent-mark',
  draining: 'bg-warn',
  paused: 'bg-warn',
  offline: 'border border-edge',
};

function describeQueue({ running, waiting, delayed, paused }: QueueState): string {
  const counts = running + waiting === 0 ? 'Nothing in the queue' : `${running} running, ${waiting} waiting`;
  const retried = delayed === 0 ? '' : `, ${delayed} tried again soon`;
  return `${paused ? 'Queue paused. ' : ''}${counts}${retried}`;
}

function Queue() {
  const api = useApi();
  const { data: queue } = useQuery(readQueue(api));
  const pause = usePauseQueue();
  if (!queue) return null;
  const Icon = queue.paused ? Play : Pause;
  return (
    <>
      <span className={joinClasses('truncate tabular-nums', queue.paused && 'text-warn')}>{describeQueue(queue)}</span>
      <button
        type="button"
        aria-busy={pause.isPending || undefined}
        onClick={() => !pause.isPending && pause.mutate(!queue.paused)}
        className={buttonClasses('ghost', 'small', 'h-5 gap-1 px-1.5 text-meta text-second')}
      >
        <Icon aria-hidden className="size-3" />
        {queue.paused ? 'Resume' : 'Pause'}
      </button>
    </>
  );
}

function WorkerLamp({ worker: { name, state, reason } }: { worker: Worker }) {
  return (
    <Tooltip content={`${name}: ${reason}`}>
      <Link to="/workers" className="flex min-w-0 items-center gap-1.5 rounded-[4px] px-1 hover:text-text">
        <span aria-hidden className={joinClasses('size-2 shrink-0 rounded-full', DOTS[state])} />
        <span className="truncate">{name}</span>
        <span className="sr-only">, {state}</span>
      </Link>
    </Tooltip>
  );
}

/** What today has cost so far; nothing where no cloud has anything to do with it. */
function Today({ clouds }: { clouds: boolean }) {
  const { data } = useQuery(readSummary(useApi(), 'day'));
  if (!data) return null;
  const { limitMicros, spentMicros, heldMicros } = data.today;
  const used = spentMicros + heldMicros;
  if (!clouds && used === 0) return null;
  const reached = limitMicros !== null && used >= limitMicros;
  return (
    <Link
      to="/spending"
      className={joinClasses('shrink-0 rounded-[4px] px-1 tabular-nums hover:text-text', reached && 'text-warn')}
    >
      today {sayCents(used)}
      {limitMicros !== null && ` of ${sayCents(limitMicros)}`}
      {reached && ', cap reached'}
    </Link>
  );
}

/** What the machines do, at the foot of every page. */
export function StatusBar() {
  const api = useApi();
  const { data: workers = [] } = useQuery(readWorkers(api));
  // A cloud that nobody has given a key is not worth a lamp.
  const shown = workers.filter(({ lane, state }) => lane === null || state !== 'offline');
  return (
    <footer className="flex h-7 items-center gap-2 border-line border-t bg-panel px-3 text-meta text-second">
      <Queue />
      <span className="flex-1" />
      <ul aria-label="Workers" className="flex min-w-0 items-center gap-2 overflow-hidden">
        {shown.map(worker => (
          <li key={worker.id} className="flex min-w-0">
            <WorkerLamp worker={worker} />
          </li>
        ))}
      </ul>
      <Today clouds={shown.some(({ lane }) => lane !== null)} />
    </footer>
  );
}
