import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { inParts } from '../../api/in-parts.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { offerUndo } from '../../ui/offer-undo.ts';
import { useRestoreTakes } from './restore-takes.ts';
import { dropTakes, findTakes, putTakes } from './take-cache.ts';

/** Puts takes in the trash at once, and offers for 10 s to take that back. */
export function useDiscardTakes() {
  const api = useApi();
  const queryClient = useQueryClient();
  const restore = useRestoreTakes().mutate;
  return useMutation({
    scope: { id: 'takes' },
    mutationFn: (ids: readonly string[]) =>
      inParts(ids, async part => (await unwrap(api.discardTakes({ body: { ids: part } }))).generations),
    onMutate: ids => {
      const before = findTakes(queryClient, ids);
      dropTakes(queryClient, ids);
      // The scope lets an Undo that is quicker than the studio's answer wait for it.
      offerUndo(ids.length === 1 ? 'Take discarded' : `${ids.length} takes discarded`, () => restore(before));
      return before;
    },
    onError: (error, _ids, before) => {
      putTakes(queryClient, before ?? []);
      showProblem(problemIn(error));
    },
  });
}
