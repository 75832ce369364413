import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Problem } from '../../../backend/contract/problem.ts';
import { type Api, useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';

type Answer<Value> = Promise<{ ok: true; value: Value } | { ok: false; problem: Problem }>;

const endSentence = (words: string) => (/[.!?…]$/.test(words) ? words : `${words}.`);

/** What is wrong with which field, of a problem that can be mended in a form; null where it cannot. */
function findFieldErrors(problem: Problem, fields: readonly string[]): Readonly<Record<string, string>> | null {
  // A name is what is given once.
  if (problem.code === 'conflict') return { name: endSentence(problem.message) };
  if (problem.code !== 'invalid_request') return null;
  const errors: Record<string, string> = {};
  for (const { path, message } of problem.issues) {
    const field = fields.find(name => path === name || path.endsWith(`.${name}`)) ?? fields[0] ?? '';
    errors[field] = [errors[field], endSentence(message)].filter(words => words !== undefined).join(' ');
  }
  return errors;
}

/** Changes what is put around words, and reads again all that hangs on it. What is wrong with a field is told there, all else as a notice. */
export function useShelfChange<Wanted, Value>(
  ask: (api: Api, wanted: Wanted) => Answer<Value>,
  fields: readonly string[] = [],
) {
  const api = useApi();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (wanted: Wanted) => unwrap(ask(api, wanted)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.prompts }),
    onError: error => {
      const problem = problemIn(error);
      if (fields.length === 0 || findFieldErrors(problem, fields) === null) showProblem(problem);
    },
  });
  const errors = change.error && fields.length > 0 ? findFieldErrors(problemIn(change.error), fields) : null;
  return { ...change, errors: errors ?? {} };
}
