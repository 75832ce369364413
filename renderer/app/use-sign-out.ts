import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.tsx';
import { keys } from '../api/query-keys.ts';
import { showProblem } from '../api/show-problem.ts';

/** A function that ends this session and forgets all that was read in it. */
export function useSignOut(): () => void {
  const api = useApi();
  const queryClient = useQueryClient();
  const signOut = async () => {
    const result = await api.signOut({});
    if (!result.ok) return showProblem(result.problem, () => void signOut());
    queryClient.removeQueries({ predicate: query => query.queryKey[0] !== keys.session[0] });
    await queryClient.resetQueries({ queryKey: keys.session });
  };
  return () => void signOut();
}
