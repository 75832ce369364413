import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UsedPrompt } from '../../../backend/contract/prompt-history.ts';
import { useApi } from '../../api/api-context.tsx';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { copyText } from '../../ui/copy-text.ts';
import { rewritePrompt, usedPromptLists } from './history-cache.ts';

/** What can be done with a prompt that was used. */
export type HistoryVerbs = {
  /** Puts it in the form of the workspace. */
  readonly onUse: (prompt: UsedPrompt) => void;
  readonly onOpenTake: (generationId: string) => void;
  readonly onStar: (prompt: UsedPrompt) => void;
  readonly onCopy: (prompt: UsedPrompt) => void;
  /** Asks first. */
  readonly onForget: (prompt: UsedPrompt) => void;
};

/** Copies the words of a prompt as they were written. */
export const copyPrompt = ({ text }: UsedPrompt): void => void copyText(text, 'Prompt');

/** Marks a prompt at once, or takes its mark away; what the studio does not take is as it was. */
export function useStarPrompt() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, starred }: UsedPrompt) =>
      unwrap(api.starPrompt({ params: { id }, body: { starred: !starred } })),
    onMutate: ({ id, starred }) => rewritePrompt(queryClient, id, prompt => ({ ...prompt, starred: !starred })),
    onSuccess: told => rewritePrompt(queryClient, told.id, () => told),
    onError: error => showProblem(problemIn(error)),
    onSettled: () => queryClient.invalidateQueries(usedPromptLists),
  });
}

/** Takes a prompt off the list. */
export function useForgetPrompt() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: UsedPrompt) => unwrap(api.forgetPrompt({ params: { id } })),
    onSuccess: (_, { id }) => rewritePrompt(queryClient, id, () => null),
    onError: error => showProblem(problemIn(error)),
    onSettled: () => queryClient.invalidateQueries(usedPromptLists),
  });
}
