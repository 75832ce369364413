import { useQuery } from '@tanstack/react-query';
import { Cpu } from 'lucide-react';
import { useState } from 'react';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readModels, readWorkers } from '../../api/reads.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AddMenu } from './add-menu.tsx';
import { LaneList } from './lane-list.tsx';
import { ModelMatrixTable } from './model-matrix.tsx';
import { WorkerCard } from './worker-card.tsx';

function Machines() {
  const api = useApi();
  const workers = useQuery(readWorkers(api));
  const { data: models = [] } = useQuery(readModels(api));
  if (workers.error) return <ProblemNotice error={workers.error} onRetry={() => void workers.refetch()} />;
  if (!workers.data) return <SpinnerWithWords words="Asking the machines…" />;
  const machines = workers.data.filter(({ lane }) => lane === null);
  const lanes = workers.data.filter(({ lane }) => lane !== null);
  const none = machines.length === 0 && (
    <EmptyState
      illustration={<Cpu />}
      title="No worker has reported yet"
      sentence="The built-in one starts with the studio, unless it was started without. It shows here as soon as it reports; until then tasks wait in the queue."
    />
  );
  return (
    <div className="flex flex-col gap-6">
      {none || (
        <ul
          aria-label="Workers"
          className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,26rem),1fr))] items-start gap-4"
        >
          {machines.map(worker => (
            <li key={worker.id}>
              <WorkerCard worker={worker} models={models} />
            </li>
          ))}
        </ul>
      )}
      <LaneList lanes={lanes} />
    </div>
  );
}

type View = 'machines' | 'models';

/** The machines that run tasks: how they are and why, what they have and what they can make, and which model is where. */
export function WorkersPage() {
  const [view, setView] = useState<View>('machines');
  return (
    <div className="h-full overflow-y-auto [scrollbar-gutter:stable]">
      <div className="mx-auto flex max-w-300 flex-col gap-4 px-6 py-6">
        <header className="flex items-start justify-between gap-4">
          <div>
            <h1 className="font-semibold text-page">Workers</h1>
            <p className="text-second">The machines that make your pictures and clips.</p>
          </div>
          <AddMenu />
        </header>
        <Tabs<View>
          label="Workers"
          value={view}
          onValueChange={setView}
          tabs={[
            { value: 'machines', label: 'Machines', content: <Machines /> },
            { value: 'models', label: 'Models', content: <ModelMatrixTable /> },
          ]}
        />
      </div>
    </div>
  );
}
