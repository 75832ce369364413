import { useQuery } from '@tanstack/react-query';
import { Cpu, MemoryStick, MonitorCog } from 'lucide-react';
import type { ReactNode } from 'react';
import { TaskKind } from '../../../backend/contract/models.ts';
import type { Worker } from '../../../backend/contract/workers.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readModels, readWorkers } from '../../api/reads.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';

const list = new Intl.ListFormat('en');

const GIB = 1024 ** 3;

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-3 rounded-card border border-line bg-field px-3 py-2.5 [&_svg]:size-4.5 [&_svg]:text-faint">
      {icon}
      <span>{children}</span>
    </li>
  );
}

function Hardware({ worker }: { worker: Worker }) {
  const { cpus, memoryBytes, gpus } = worker.hardware;
  return (
    <ul aria-label={`What ${worker.name} has`} className="flex flex-col gap-2">
      {gpus.length === 0 && <Line icon={<MonitorCog />}>No GPU was found</Line>}
      {gpus.map(({ name, memoryBytes: memory }) => (
        <Line key={name} icon={<MonitorCog />}>
          {name}, {Math.round(memory / GIB)} GB
        </Line>
      ))}
      <Line icon={<Cpu />}>
        {cpus} CPU {cpus === 1 ? 'core' : 'cores'}
      </Line>
      <Line icon={<MemoryStick />}>{Math.round(memoryBytes / GIB)} GB memory</Line>
    </ul>
  );
}

/** Says what the machine that works for this studio has, and what that is good for. */
export function MachineStep() {
  const api = useApi();
  const workers = useQuery(readWorkers(api));
  const { data: models = [] } = useQuery(readModels(api));
  if (workers.error) return <ProblemNotice error={workers.error} onRetry={() => void workers.refetch()} />;
  const worker = workers.data?.find(({ builtIn }) => builtIn) ?? workers.data?.[0];
  if (!worker) return <SpinnerWithWords words="The built-in worker is starting. It reports in a moment…" />;
  const made = models
    .filter(({ id }) => worker.modelIds.includes(id))
    .toSorted((a, b) => TaskKind.options.indexOf(a.kind) - TaskKind.options.indexOf(b.kind));
  return (
    <div className="flex flex-col gap-3">
      <Hardware worker={worker} />
      {made.length > 0 && (
        <p className="text-second">
          Ready right away, with nothing to download: {list.format(made.map(({ name }) => name))}.
        </p>
      )}
    </div>
  );
}
