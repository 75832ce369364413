import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Cloud } from '../../../backend/contract/clouds.ts';
import type { Lane } from '../../../backend/contract/workers.ts';
import { useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';

type Clouds = { readonly clouds: readonly Cloud[]; readonly publicAddress: string | null };

/** What can be done with one cloud; each answer is written where it is shown. A key is in no cache, and forgotten once it was sent. */
export function useCloudChange(lane: Lane) {
  const api = useApi();
  const queryClient = useQueryClient();
  const params = { lane };
  const onSuccess = (cloud: Cloud) => {
    queryClient.setQueryData<Clouds>(
      keys.clouds,
      data => data && { ...data, clouds: data.clouds.map(each => (each.lane === lane ? cloud : each)) },
    );
    void queryClient.invalidateQueries({ queryKey: keys.models });
  };
  const onError = (error: Error) => showProblem(problemIn(error));
  return {
    setKey: useMutation({
      mutationFn: (key: string) => unwrap(api.setCloudKey({ params, body: { key } })),
      onSuccess,
      gcTime: 0,
    }),
    tryAgain: useMutation({ mutationFn: () => unwrap(api.tryCloudAgain({ params })), onSuccess, onError }),
    removeKey: useMutation({ mutationFn: () => unwrap(api.removeCloudKey({ params })), onSuccess, onError }),
    turn: useMutation({
      mutationFn: (on: boolean) => unwrap(api.switchCloud({ params, body: { on } })),
      onSuccess,
      onError,
    }),
  };
}

/** Says where the open network reaches the studio. */
export function useSetPublicAddress() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (address: string | null) => unwrap(api.setPublicAddress({ body: { address } })),
    onSuccess: told => queryClient.setQueryData<Clouds>(keys.clouds, told),
  });
}
