import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { writeBatch } from '../../api/write-batch.ts';

/** Cancels what has not finished in a batch. */
export function useCancelBatch() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.cancelBatch({ params: { id } })),
    onSuccess: batch => writeBatch(queryClient, batch),
    onError: error => showProblem(problemIn(error)),
  });
}
