import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { announce } from '../../ui/announce.ts';
import { showToast } from '../../ui/toast-store.ts';
import { dropDraft, holdDraft, isSameBody, type TemplateDraft, useTemplateDrafts } from './template-drafts.ts';

function useReadAgain(id: string) {
  const queryClient = useQueryClient();
  return {
    put: (history: unknown) => {
      queryClient.setQueryData(keys.template(id), history);
      return queryClient.invalidateQueries({ queryKey: keys.templates, exact: true });
    },
    readAgain: () => queryClient.invalidateQueries({ queryKey: keys.templates }),
  };
}

/** Saves a draft as a template's newest version. What was typed on meanwhile stays a draft; where somebody else saved first, nothing is lost and the page shows both. */
export function useSaveTemplate(id: string) {
  const api = useApi();
  const { put, readAgain } = useReadAgain(id);
  const save = useMutation({
    mutationFn: ({ body, basedOn, note }: TemplateDraft) =>
      unwrap(api.saveTemplate({ params: { id }, body: { body, basedOn, note } })),
    onSuccess: async (history, sent) => {
      const { version } = history.template;
      const held = useTemplateDrafts.getState().drafts[id];
      if (held && !isSameBody(held.body, sent.body)) holdDraft(id, { ...held, note: '', basedOn: version });
      else dropDraft(id);
      await put(history);
      showToast({ title: `Version ${version} is saved`, detail: 'It is used from now on.', tone: 'good' });
    },
    onError: async (error, draft) => {
      const problem = problemIn(error);
      if (problem.code !== 'conflict') return showProblem(problem, () => save.mutate(draft));
      announce('Somebody else saved this template first. Both texts are here: choose.', 'assertive');
      await readAgain();
    },
  });
  return save;
}

/** Makes an earlier version the newest one again. */
export function useRestoreTemplate(id: string) {
  const api = useApi();
  const { put } = useReadAgain(id);
  const restore = useMutation({
    mutationFn: (version: number) => unwrap(api.restoreTemplate({ params: { id }, body: { version } })),
    onSuccess: async (history, version) => {
      await put(history);
      showToast({
        title: `Version ${version} is used again`,
        detail: `It stands in the history as version ${history.template.version} too.`,
        tone: 'good',
      });
    },
    onError: (error, version) => showProblem(problemIn(error), () => restore.mutate(version)),
  });
  return restore;
}
