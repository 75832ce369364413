import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { inParts } from '../../api/in-parts.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { showToast } from '../../ui/toast-store.ts';
import { countItems } from './count-words.ts';
import { readLibraryAgain } from './library-cache.ts';

const PAGE = 200;

/** Deletes for good: the items named, or with `all` everything that the trash holds. */
export function usePurgeItems() {
  const api = useApi();
  const queryClient = useQueryClient();
  const purgeAll = async () => {
    let purged = 0;
    for (;;) {
      const { generations } = await unwrap(api.listLibrary({ querystring: { view: 'trash', limit: PAGE } }));
      if (generations.length === 0) return purged;
      const round = await unwrap(api.purgeTrash({ body: { ids: generations.map(({ id }) => id) } }));
      // A round that deletes nothing would go on for ever.
      if (round.purged === 0) return purged;
      purged += round.purged;
    }
  };
  const purgeSome = async (ids: readonly string[]) => {
    await inParts(ids, async part => [await unwrap(api.purgeTrash({ body: { ids: part } }))]);
    return ids.length;
  };
  return useMutation({
    scope: { id: 'library' },
    mutationFn: (ids: readonly string[] | 'all') => (ids === 'all' ? purgeAll() : purgeSome(ids)),
    onSuccess: purged => showToast({ title: `${countItems(purged)} deleted for good` }),
    onError: error => showProblem(problemIn(error)),
    onSettled: () => readLibraryAgain(queryClient),
  });
}
