import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Exchange } from '../../../backend/contract/compat.ts';
import { useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { unwrap } from '../../api/unwrap.ts';

/** What is known of a worker's exchanges, oldest first, and of those whose key nobody knows. */
export type Exchanges = { readonly exchanges: readonly Exchange[]; readonly strangers: readonly Exchange[] };

/** The studio holds no more than these, and neither does the screen. */
const HELD = 200;

const lastOf = (list: readonly Exchange[]) => list.at(-1)?.seq ?? 0;

/** Follows what another studio's worker asks and is answered; only what is new is read. */
export function useExchanges(workerId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const queryKey = [...keys.exchanges, workerId];
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Exchanges> => {
      const known = queryClient.getQueryData<Exchanges>(queryKey) ?? { exchanges: [], strangers: [] };
      const after = Math.max(lastOf(known.exchanges), lastOf(known.strangers));
      const fresh = await unwrap(api.listExchanges({ params: { workerId }, querystring: { after } }, { signal }));
      return {
        exchanges: [...known.exchanges, ...fresh.exchanges].slice(-HELD),
        strangers: [...known.strangers, ...fresh.strangers].slice(-HELD),
      };
    },
    // What was seen before a restart of the studio would hide what came after it.
    gcTime: 0,
  });
}
