import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { writeBatch } from '../../api/write-batch.ts';

/** Takes the failed and cancelled tasks of a batch off the workspace. */
export function useDismissBatch() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.dismissBatch({ params: { id } })),
    onSuccess: batch => writeBatch(queryClient, batch),
    onError: error => showProblem(problemIn(error)),
  });
}
