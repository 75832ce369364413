import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { inParts } from '../../api/in-parts.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { findTakes, putTakes } from './take-cache.ts';

/** Takes back a keep; when the takes will expire is known once the studio has answered. */
export function useUnkeepTakes() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    scope: { id: 'takes' },
    mutationFn: (ids: readonly string[]) =>
      inParts(ids, async part => (await unwrap(api.unkeepTakes({ body: { ids: part } }))).generations),
    onMutate: ids => {
      const before = findTakes(queryClient, ids);
      putTakes(
        queryClient,
        before.map(take => ({ ...take, keptAt: null })),
      );
      return before;
    },
    onSuccess: takes => putTakes(queryClient, takes),
    onError: (error, _ids, before) => {
      putTakes(queryClient, before ?? []);
      showProblem(problemIn(error));
    },
  });
}
