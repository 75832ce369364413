import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Problem } from '../../../backend/contract/problem.ts';
import { useApi } from '../../api/api-context.tsx';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { writeBatch } from '../../api/write-batch.ts';
import { addSending, refuseSending, removeSending, type Sending } from './sending-store.ts';

const MOST_RETRIES = 4;
const FIRST_RETRY_MS = 400;

/**
 * Asks for takes. Their cards stand there at once as being sent. Where the studio does not answer, it is asked again
 * under the same Idempotency-Key, so that nothing is made twice; what is refused is given to `onRefused`, which tells it.
 */
export function useCreateTask(onRefused: (sending: Sending, problem: Problem) => void = refuseSending) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: Sending) => unwrap(api.createTask({ headers: { 'idempotency-key': key }, body })),
    retry: (failures, error) => failures < MOST_RETRIES && problemIn(error).code === 'unreachable',
    retryDelay: failures => FIRST_RETRY_MS * 2 ** failures,
    onMutate: sending => addSending(sending),
    onSuccess: (batch, sending) => {
      writeBatch(queryClient, batch);
      removeSending(sending.key);
    },
    onError: (error, sending) => onRefused(sending, problemIn(error)),
  });
}
