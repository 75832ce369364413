import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { showToast } from '../../ui/toast-store.ts';

/** Clears a project's workspace: kept takes leave the view, all others go to the trash. */
export function useClearWorkspace() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    scope: { id: 'takes' },
    mutationFn: (projectId: string) => unwrap(api.clearWorkspace({ body: { projectId } })),
    onSuccess: async ({ generations }, projectId) => {
      await queryClient.invalidateQueries({ queryKey: keys.batches(projectId) });
      const trashed = generations.filter(take => take.trashedAt !== null).length;
      showToast({
        title: 'Workspace cleared',
        detail:
          trashed === 0 ? 'Kept takes are in the library.' : `${trashed} in the trash, kept takes in the library.`,
        tone: 'good',
      });
    },
    onError: error => showProblem(problemIn(error)),
  });
}
