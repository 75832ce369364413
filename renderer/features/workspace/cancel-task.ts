import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { putTask } from './take-cache.ts';

/** Stops a task, waiting or running; its card changes with the studio's answer, which is the truth. */
export function useCancelTask() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.cancelTask({ params: { id } })),
    onSuccess: task => putTask(queryClient, task),
    onError: error => showProblem(problemIn(error)),
  });
}
