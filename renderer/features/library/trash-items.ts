import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { inParts } from '../../api/in-parts.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { offerUndo } from '../../ui/offer-undo.ts';
import { countItems } from './count-words.ts';
import { dropFromLibrary, readLibraryAgain } from './library-cache.ts';
import { useRestoreItems } from './restore-items.ts';

/** Moves library items to the trash at once, and offers for 10 s to take that back. */
export function useTrashItems() {
  const api = useApi();
  const queryClient = useQueryClient();
  const restore = useRestoreItems();
  return useMutation({
    scope: { id: 'library' },
    mutationFn: (ids: readonly string[]) =>
      inParts(ids, async part => (await unwrap(api.discardTakes({ body: { ids: part } }))).generations),
    onMutate: async ids => {
      await dropFromLibrary(queryClient, ids);
      offerUndo(`${countItems(ids.length)} moved to the trash`, () => restore.mutate(ids));
    },
    onError: error => showProblem(problemIn(error)),
    onSettled: () => readLibraryAgain(queryClient),
  });
}
