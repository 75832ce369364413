import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Settings } from '../../../backend/contract/studio.ts';
import { useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';

/** Changes some of the studio's settings, shown at once and put back where the studio refuses. */
export function useChangeSettings() {
  const api = useApi();
  const queryClient = useQueryClient();
  const change = useMutation({
    scope: { id: 'settings' },
    mutationFn: (settings: Partial<Settings>) => unwrap(api.changeSettings({ body: settings })),
    onMutate: async settings => {
      await queryClient.cancelQueries({ queryKey: keys.settings });
      const before = queryClient.getQueryData<Settings>(keys.settings);
      queryClient.setQueryData<Settings>(keys.settings, now => now && { ...now, ...settings });
      return before;
    },
    onSuccess: settings => queryClient.setQueryData(keys.settings, settings),
    onError: (error, settings, before) => {
      queryClient.setQueryData(keys.settings, before);
      showProblem(problemIn(error), () => change.mutate(settings));
    },
  });
  return change;
}
