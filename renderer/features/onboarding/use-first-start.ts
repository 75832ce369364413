import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { unwrap } from '../../api/unwrap.ts';

/** Whether nothing was ever made in this studio: no batch in the project, nothing kept, nothing in the trash; undefined until it is known. */
export function useFirstStart(projectId: string | undefined): boolean | undefined {
  const api = useApi();
  const query = useQuery({
    queryKey: ['first-start', projectId],
    enabled: projectId !== undefined,
    queryFn: async ({ signal }) => {
      const one = { limit: 1 };
      const [work, kept, trash] = await Promise.all([
        unwrap(api.listBatches({ querystring: { projectId: projectId ?? '', ...one } }, { signal })),
        unwrap(api.listLibrary({ querystring: { view: 'kept', ...one } }, { signal })),
        unwrap(api.listLibrary({ querystring: { view: 'trash', ...one } }, { signal })),
      ]);
      return work.batches.length === 0 && kept.total === 0 && trash.total === 0;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return query.data;
}
