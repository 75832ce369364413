import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { UsedPrompt } from '../../backend/contract/prompt-history.ts';
import type { Api } from './api-context.tsx';
import type { keys, UsedPromptFilter } from './query-keys.ts';

/** A part of a list of used prompts, as it is read at once. */
export type UsedPromptsPage = {
  readonly prompts: UsedPrompt[];
  readonly nextCursor: string | null;
  readonly total: number;
};

/** How many prompts are read at once. */
export const USED_PROMPTS_PAGE = 100;

/** How long uses of prompts are gathered before the lists are read, in milliseconds. */
const GATHER_MS = 200;

/** Keeps the beginning of the lists of used prompts as it is in the studio. */
export type UsedPromptsReader = {
  /** Notes that prompts were used, or that takes of them were made. */
  touch(): void;
  stop(): void;
};

type Pages = InfiniteData<UsedPromptsPage>;
type UsedPromptsKey = ReturnType<typeof keys.usedPrompts>;

/** A list with its beginning as it is now; null where what came new is more than was read, so that something may lie between. */
export function renewBeginning({ pages, pageParams }: Pages, fresh: UsedPromptsPage): Pages | null {
  const [first, ...rest] = pages;
  if (first === undefined || rest.length === 0) return { pages: [fresh], pageParams: [null] };
  const known = new Set(fresh.prompts.map(({ id }) => id));
  const isOlder = ({ id }: UsedPrompt) => !known.has(id);
  const older = first.prompts.filter(isOlder);
  if (older.length === first.prompts.length) return null;
  const { total } = fresh;
  return {
    pages: [
      { ...first, total, prompts: [...fresh.prompts, ...older] },
      ...rest.map(page => ({ ...page, total, prompts: page.prompts.filter(isOlder) })),
    ],
    pageParams,
  };
}

/**
 * Reads the beginning of each list that is looked at, and leaves what was read of the rest: prompts are listed by their last use, so that
 * whatever is used now comes up there, and a list that was read to its ten thousandth prompt costs one read and not a hundred.
 */
export function createUsedPromptsReader(api: Pick<Api, 'listPrompts'>, queryClient: QueryClient): UsedPromptsReader {
  const ending = new AbortController();
  let touched = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = false;
  const cache = queryClient.getQueryCache();

  // A list that is being fetched would put back what it read before our write, so it is let finish first.
  const settle = (queryKey: UsedPromptsKey) =>
    Promise.allSettled(cache.findAll({ queryKey, fetchStatus: 'fetching' }).map(({ promise }) => promise));

  const renew = async (queryKey: UsedPromptsKey, filter: UsedPromptFilter) => {
    const read = await api.listPrompts(
      { querystring: { ...filter, limit: USED_PROMPTS_PAGE } },
      { signal: ending.signal },
    );
    await settle(queryKey);
    const known = queryClient.getQueryData<Pages>(queryKey);
    const renewed = read.ok && known ? renewBeginning(known, read.value) : null;
    if (renewed === null) await queryClient.invalidateQueries({ queryKey });
    else queryClient.setQueryData(queryKey, renewed);
  };

  const readAll = async () => {
    timer = undefined;
    reading = true;
    touched = false;
    try {
      for (const { queryKey } of cache.findAll({ queryKey: ['used-prompts'], type: 'active' })) {
        const key = queryKey as UsedPromptsKey;
        await settle(key);
        await renew(key, key[1]);
      }
    } catch (error) {
      if (!ending.signal.aborted) throw error;
    } finally {
      reading = false;
      if (touched) plan();
    }
  };

  const plan = () => {
    if (timer !== undefined || reading || ending.signal.aborted) return;
    timer = setTimeout(() => void readAll(), GATHER_MS);
  };

  return {
    touch() {
      touched = true;
      // A list that nobody looks at is begun anew.
      queryClient.removeQueries({ queryKey: ['used-prompts'], type: 'inactive' });
      plan();
    },
    stop() {
      clearTimeout(timer);
      ending.abort();
    },
  };
}
