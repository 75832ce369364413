import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { inParts } from '../../api/in-parts.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { showToast } from '../../ui/toast-store.ts';
import { countItems } from './count-words.ts';
import { readLibraryAgain } from './library-cache.ts';

/** Brings items back from the trash, to where they were. */
export function useRestoreItems() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    scope: { id: 'library' },
    mutationFn: (ids: readonly string[]) =>
      inParts(ids, async part => (await unwrap(api.restoreTakes({ body: { ids: part } }))).generations),
    onSuccess: (_, ids) => showToast({ title: `${countItems(ids.length)} restored`, tone: 'good' }),
    onError: error => showProblem(problemIn(error)),
    onSettled: () => readLibraryAgain(queryClient),
  });
}
