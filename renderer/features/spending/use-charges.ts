import { useInfiniteQuery } from '@tanstack/react-query';
import type { ChargeFilter } from '../../../backend/contract/spending.ts';
import { useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { unwrap } from '../../api/unwrap.ts';

const PAGE = 50;

/** The charges that a filter lets through, as far as they were read, newest first. */
export function useCharges(filter: ChargeFilter) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: keys.charges(filter),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.listCharges(
          { querystring: { ...filter, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) } },
          { signal },
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  });
}
