import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Generation } from '../../../backend/contract/generations.ts';
import { useApi } from '../../api/api-context.tsx';
import { inParts } from '../../api/in-parts.ts';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { putTakes } from './take-cache.ts';

/** Brings discarded takes back to where they were, at once. */
export function useRestoreTakes() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    scope: { id: 'takes' },
    mutationFn: (takes: readonly Generation[]) =>
      inParts(
        takes.map(take => take.id),
        async part => (await unwrap(api.restoreTakes({ body: { ids: part } }))).generations,
      ),
    onMutate: takes => void putTakes(queryClient, takes),
    onSuccess: takes => {
      if (putTakes(queryClient, takes)) return;
      // A batch whose last take was discarded has left the list; it is read again.
      for (const projectId of new Set(takes.map(take => take.projectId)))
        void queryClient.invalidateQueries({ queryKey: keys.batches(projectId) });
    },
    onError: error => {
      // Whether the discard before it has happened is not known here, so what is there is read again.
      void queryClient.invalidateQueries({ queryKey: ['batches'] });
      showProblem(problemIn(error));
    },
  });
}
