import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.tsx';
import { keys } from '../api/query-keys.ts';
import { showProblem } from '../api/show-problem.ts';
import { problemIn, unwrap } from '../api/unwrap.ts';

/** Starts nothing new in the queue, or lets it go on. */
export function usePauseQueue() {
  const api = useApi();
  const queryClient = useQueryClient();
  const pause = useMutation({
    mutationFn: (paused: boolean) => unwrap(api.pauseQueue({ body: { paused } })),
    onSuccess: queue => queryClient.setQueryData(keys.queue, queue),
    onError: (error, paused) => showProblem(problemIn(error), () => pause.mutate(paused)),
  });
  return pause;
}
