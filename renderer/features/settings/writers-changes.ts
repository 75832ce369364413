import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewWriter, Writer } from '../../../backend/contract/writers.ts';
import { type Api, useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';

type Change = Parameters<Api['changeWriter']>[0]['body'];

/** Asks which models there are: at an address that was typed, or where a writer is. A key is in no cache, and forgotten once it was sent. */
export function useLookForModels() {
  const api = useApi();
  return useMutation({
    mutationFn: async (where: Pick<NewWriter, 'kind' | 'address' | 'key'> | Pick<Writer, 'id' | 'outside'>) => {
      if (!('id' in where)) return unwrap(api.askWriter({ body: where }));
      const { models } = await unwrap(api.listWriterModels({ params: { id: where.id } }));
      return { models, outside: where.outside };
    },
    gcTime: 0,
  });
}

/** What can be done with writers; each is shown as it is afterwards. */
export function useWriterChanges() {
  const api = useApi();
  const queryClient = useQueryClient();
  const readAgain = () => queryClient.invalidateQueries({ queryKey: keys.writers });
  const onError = (error: Error) => showProblem(problemIn(error));
  return {
    add: useMutation({
      mutationFn: (body: NewWriter) => unwrap(api.addWriter({ body })),
      onSuccess: readAgain,
      gcTime: 0,
    }),
    change: useMutation({
      mutationFn: ({ id, body }: { id: string; body: Change }) => unwrap(api.changeWriter({ params: { id }, body })),
      onSuccess: readAgain,
      gcTime: 0,
    }),
    makeDefault: useMutation({
      mutationFn: (id: string) => unwrap(api.changeWriter({ params: { id }, body: { isDefault: true } })),
      onSuccess: readAgain,
      onError,
    }),
    remove: useMutation({
      mutationFn: (id: string) => unwrap(api.removeWriter({ params: { id } })),
      onSuccess: ({ writers }) => queryClient.setQueryData<readonly Writer[]>(keys.writers, writers),
      onError,
    }),
  };
}
