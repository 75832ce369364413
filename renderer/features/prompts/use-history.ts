import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { UsedPrompt } from '../../../backend/contract/prompt-history.ts';
import { useApi } from '../../api/api-context.tsx';
import { keys, type UsedPromptFilter } from '../../api/query-keys.ts';
import { unwrap } from '../../api/unwrap.ts';
import { USED_PROMPTS_PAGE } from '../../api/used-prompts-reader.ts';

/** The prompts that a filter lets through, as far as they were read, the last used first, with the count of all of them. */
export function useHistory(filter: UsedPromptFilter) {
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: keys.usedPrompts(filter),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.listPrompts(
          { querystring: { ...filter, limit: USED_PROMPTS_PAGE, ...(pageParam !== null && { cursor: pageParam }) } },
          { signal },
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
    // What was found for the words so far stands until more of them have been looked for.
    placeholderData: keepPreviousData,
  });
  const prompts = useMemo<readonly UsedPrompt[]>(
    () => query.data?.pages.flatMap(page => page.prompts) ?? [],
    [query.data],
  );
  return { query, prompts, total: query.data?.pages[0]?.total };
}
