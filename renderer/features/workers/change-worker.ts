import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Worker } from '../../../backend/contract/workers.ts';
import { useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';

/** What a person may do with a machine. */
export type WorkerChange =
  | { readonly kind: 'pause'; readonly paused: boolean }
  | { readonly kind: 'drain'; readonly draining: boolean }
  | { readonly kind: 'rename'; readonly name: string }
  /** Whether the studio may ask the address that another studio's worker told. */
  | { readonly kind: 'probe'; readonly allowed: boolean };

/** Changes a worker and shows it at once as it is then; a change that fails says so and can be tried again. */
export function useChangeWorker(id: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const ask = (change: WorkerChange) => {
    const params = { id };
    switch (change.kind) {
      case 'pause':
        return api.pauseWorker({ params, body: { paused: change.paused } });
      case 'drain':
        return api.drainWorker({ params, body: { draining: change.draining } });
      case 'rename':
        return api.renameWorker({ params, body: { name: change.name } });
      case 'probe':
        return api.allowProbe({ params: { workerId: id }, body: { allowed: change.allowed } });
      default:
        return change satisfies never;
    }
  };
  const change = useMutation({
    mutationFn: (wanted: WorkerChange) => unwrap(ask(wanted)),
    onSuccess: changed =>
      queryClient.setQueryData<Worker[]>(keys.workers, workers =>
        workers?.map(worker => (worker.id === changed.id ? changed : worker)),
      ),
    onError: (error, wanted) => showProblem(problemIn(error), () => change.mutate(wanted)),
  });
  return change;
}
