import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Worker } from '../../../backend/contract/workers.ts';
import { useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';

/** Gives a worker nothing new, or lets it go on. */
export function usePauseWorker(id: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const pause = useMutation({
    mutationFn: (paused: boolean) => unwrap(api.pauseWorker({ params: { id }, body: { paused } })),
    onSuccess: changed =>
      queryClient.setQueryData<Worker[]>(keys.workers, workers =>
        workers?.map(worker => (worker.id === changed.id ? changed : worker)),
      ),
    onError: (error, paused) => showProblem(problemIn(error), () => pause.mutate(paused)),
  });
  return pause;
}
