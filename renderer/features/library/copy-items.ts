import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { inParts } from '../../api/in-parts.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { showToast } from '../../ui/toast-store.ts';
import { countItems } from './count-words.ts';

/** Shows items in the workspace again; they stay in the library. */
export function useCopyItems(onOpenWork: () => void) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) =>
      inParts(ids, async part => (await unwrap(api.copyToWorkspace({ body: { ids: part } }))).generations),
    onSuccess: async (_, ids) => {
      await queryClient.invalidateQueries({ queryKey: ['batches'] });
      showToast({
        title: `${countItems(ids.length)} copied to the workspace`,
        tone: 'good',
        action: { label: 'Open Work', onAct: onOpenWork },
      });
    },
    onError: error => showProblem(problemIn(error)),
  });
}
