import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Generation } from '../../../backend/contract/generations.ts';
import { useApi } from '../../api/api-context.tsx';
import { keys, type LibraryFilter } from '../../api/query-keys.ts';
import { unwrap } from '../../api/unwrap.ts';

const PAGE = 120;

/** What a filter lets through, as far as it was read, newest first, with the count of all of it. */
export function useLibrary(filter: LibraryFilter) {
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: keys.library(filter),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.listLibrary(
          { querystring: { ...filter, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) } },
          { signal },
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  });
  const items = useMemo<readonly Generation[]>(
    () => query.data?.pages.flatMap(page => page.generations) ?? [],
    [query.data],
  );
  return { query, items, total: query.data?.pages[0]?.total };
}
