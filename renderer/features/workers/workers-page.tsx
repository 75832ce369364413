import { useQuery } from '@tanstack/react-query';
import { Cpu, Plus } from 'lucide-react';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readModels, readWorkers } from '../../api/reads.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { usePairMachine } from './pair-machine.tsx';
import { WorkerCard } from './worker-card.tsx';

/** The machines that run tasks: how they are and why, what they have and what they can make. */
export function WorkersPage() {
  const api = useApi();
  const workers = useQuery(readWorkers(api));
  const { data: models = [] } = useQuery(readModels(api));
  const pairing = usePairMachine();
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-180 flex-col gap-4 px-6 py-6">
        <header className="flex items-start justify-between gap-4">
          <div>
            <h1 className="font-semibold text-page">Workers</h1>
            <p className="text-second">The machines that make your pictures and clips.</p>
          </div>
          <Button icon={<Plus />} onClick={pairing.start}>
            Add a machine
          </Button>
        </header>
        {pairing.dialog}
        {workers.error ? (
          <ProblemNotice error={workers.error} onRetry={() => void workers.refetch()} />
        ) : !workers.data ? (
          <SpinnerWithWords words="Asking the machines…" />
        ) : workers.data.length === 0 ? (
          <EmptyState
            illustration={<Cpu />}
            title="No worker has reported yet"
            sentence="The built-in one starts with the studio, unless it was started without. It shows here as soon as it reports; until then tasks wait in the queue."
          />
        ) : (
          <ul aria-label="Workers" className="flex flex-col gap-3">
            {workers.data.map(worker => (
              <li key={worker.id}>
                <WorkerCard worker={worker} models={models} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
