import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { WorkflowDraft } from '../../../backend/contract/workflows.ts';
import { type Api, useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { showToast } from '../../ui/toast-store.ts';

/** The workflows that were made models of. */
export const readWorkflows = (api: Api) =>
  queryOptions({
    queryKey: keys.workflows,
    queryFn: async ({ signal }) => (await unwrap(api.listWorkflows({}, { signal }))).workflows,
  });

function useReadAgain() {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.workflows }),
      queryClient.invalidateQueries({ queryKey: keys.models }),
    ]);
  };
}

/** Looks into a text that was pasted. */
export function useReadPasted() {
  const api = useApi();
  return useMutation({ mutationFn: (text: string) => unwrap(api.readPastedWorkflow({ body: { text } })) });
}

/** Saves a workflow, new or changed. */
export function useSaveWorkflow(onSaved: () => void) {
  const api = useApi();
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: ({ id, draft }: { id: string | null; draft: WorkflowDraft }) =>
      unwrap(id === null ? api.createWorkflow({ body: draft }) : api.changeWorkflow({ params: { id }, body: draft })),
    onSuccess: async ({ name }) => {
      await readAgain();
      showToast({ title: `${name} is saved`, detail: 'It is among the models on the Work page.', tone: 'good' });
      onSaved();
    },
  });
}

/** Removes a workflow from the models. */
export function useRemoveWorkflow(onRemoved: () => void) {
  const api = useApi();
  const readAgain = useReadAgain();
  const remove = useMutation({
    mutationFn: (id: string) => unwrap(api.removeWorkflow({ params: { id } })),
    onSuccess: async () => {
      await readAgain();
      onRemoved();
    },
    onError: (error, id) => showProblem(problemIn(error), () => remove.mutate(id)),
  });
  return remove;
}
