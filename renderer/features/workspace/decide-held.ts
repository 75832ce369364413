import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { putTask } from './take-cache.ts';

/** Says of a task whose run may or may not have reached a cloud that it did not, or gives it up. */
export function useDecideHeld() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, decision }: { readonly id: string; readonly decision: 'again' | 'give-up' }) =>
      unwrap(api.decideHeld({ params: { id }, body: { decision } })),
    onSuccess: task => putTask(queryClient, task),
    onError: error => showProblem(problemIn(error)),
  });
}
