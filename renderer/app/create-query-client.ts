import { QueryCache, QueryClient } from '@tanstack/react-query';
import { keys } from '../api/query-keys.ts';
import { ProblemError } from '../api/unwrap.ts';

const TRIES = 3;

/** The cache of what the studio answered. Events tell what is stale, so nothing is read again by time or by focus alone; a session that ended leads back to its gate. */
export function createQueryClient(): QueryClient {
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const signedOut = error instanceof ProblemError && error.problem.code === 'not_signed_in';
        if (signedOut && query.queryKey[0] !== keys.session[0])
          void queryClient.resetQueries({ queryKey: keys.session });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        // The studio is on this machine or its LAN: the browser's word about the internet says nothing of it.
        networkMode: 'always',
        retry: (failures, error) =>
          failures < TRIES && error instanceof ProblemError && error.problem.code === 'unreachable',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return queryClient;
}
