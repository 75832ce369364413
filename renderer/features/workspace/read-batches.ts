import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { unwrap } from '../../api/unwrap.ts';

/** The batches of a project's workspace that were read so far, newest first, and how to read on. */
export function useBatches(projectId: string) {
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: keys.batches(projectId),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.listBatches({ querystring: { projectId, ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  });
  const batches = useMemo(() => query.data?.pages.flatMap(page => page.batches) ?? [], [query.data]);
  return { ...query, batches };
}
