import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Problem } from '../../../backend/contract/problem.ts';
import { type Api, useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';

type Answer = { ok: true; value: unknown } | { ok: false; problem: Problem };

/** Changes what may be spent, and reads again all that hangs on it; a change that fails says so and can be tried again. */
export function useSpendingChange<Wanted>(ask: (api: Api, wanted: Wanted) => Promise<Answer>) {
  const api = useApi();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (wanted: Wanted) => unwrap(ask(api, wanted)),
    onSuccess: () =>
      Promise.all([keys.spending, keys.forecasts].map(queryKey => queryClient.invalidateQueries({ queryKey }))),
    onError: (error, wanted) => showProblem(problemIn(error), () => change.mutate(wanted)),
  });
  return change;
}
