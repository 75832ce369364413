import { Pause, Play } from 'lucide-react';
import type { Model } from '../../../backend/contract/models.ts';
import type { Worker } from '../../../backend/contract/workers.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { sayMoment } from '../../ui/say-time.ts';
import { describeHardware } from './describe-hardware.ts';
import { usePauseWorker } from './pause-worker.ts';

type WorkerCardProps = { readonly worker: Worker; readonly models: readonly Model[] };

const STATES: Readonly<Record<Worker['state'], { readonly label: string; readonly tone: BadgeTone }>> = {
  online: { label: 'Ready', tone: 'good' },
  busy: { label: 'Working', tone: 'accent' },
  draining: { label: 'Draining', tone: 'warn' },
  paused: { label: 'Paused', tone: 'warn' },
  offline: { label: 'Offline', tone: 'neutral' },
};

function PauseButton({ worker: { id, name, state } }: { worker: Worker }) {
  const pause = usePauseWorker(id);
  const paused = state === 'paused';
  return (
    <Button
      size="small"
      icon={paused ? <Play /> : <Pause />}
      aria-label={`${paused ? 'Resume' : 'Pause'} ${name}`}
      busy={pause.isPending ? (paused ? 'Resuming…' : 'Pausing…') : undefined}
      disabledReason={state === 'offline' ? 'It is offline, so there is nothing to pause' : undefined}
      onClick={() => pause.mutate(!paused)}
    >
      {paused ? 'Resume' : 'Pause'}
    </Button>
  );
}

function ModelList({ worker, models }: WorkerCardProps) {
  if (worker.modelIds.length === 0) return <p className="text-second">It has no models yet.</p>;
  return (
    <ul aria-label={`Models of ${worker.name}`} className="flex flex-wrap gap-1.5">
      {worker.modelIds.map(id => {
        const model = models.find(known => known.id === id);
        return (
          <li key={id} title={model?.about}>
            <Badge tone={worker.loadedModel === id ? 'info' : 'neutral'}>
              {model?.name ?? id}
              {worker.loadedModel === id && ', loaded'}
            </Badge>
          </li>
        );
      })}
    </ul>
  );
}

/** One machine: its state with the reason, what it has, what it can make. */
export function WorkerCard({ worker, models }: WorkerCardProps) {
  const { label, tone } = STATES[worker.state];
  const runtimes = worker.runtimes.map(({ name, version }) => `${name} ${version}`).join(', ');
  return (
    <article aria-label={worker.name} className="flex flex-col gap-3 rounded-card border border-line bg-panel p-4">
      <div className="flex items-start gap-3">
        <div className="flex min-w-0 flex-1 flex-col gap-0.5">
          <h2 className="flex items-center gap-2 font-semibold text-section">
            <span className="truncate">{worker.name}</span>
            <Badge dot tone={tone}>
              {label}
            </Badge>
          </h2>
          <p className="text-second">{worker.reason}</p>
        </div>
        <PauseButton worker={worker} />
      </div>
      <dl className="grid grid-cols-[6rem_1fr] gap-x-4 gap-y-1">
        <dt className="text-second">Machine</dt>
        <dd>{[worker.host, ...describeHardware(worker.hardware)].join(' · ')}</dd>
        <dt className="text-second">Runtimes</dt>
        <dd>{runtimes === '' ? 'none' : runtimes}</dd>
        <dt className="text-second">Agent</dt>
        <dd>
          {worker.builtIn ? 'started by the studio, ' : ''}version {worker.version}
          {worker.lastSeenAt !== null && `, last heard ${sayMoment(worker.lastSeenAt)}`}
        </dd>
      </dl>
      <ModelList worker={worker} models={models} />
    </article>
  );
}
