import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CloudModel, CloudUse } from '../../../backend/contract/cloud-models.ts';
import type { Lane } from '../../../backend/contract/workers.ts';
import { type Api, useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { showToast } from '../../ui/toast-store.ts';

/** The models that clouds run. */
export const readCloudModels = (api: Api) =>
  queryOptions({
    queryKey: keys.cloudModels,
    queryFn: async ({ signal }) => (await unwrap(api.listCloudModels({}, { signal }))).models,
  });

/** What each of them costs, by the model; a cloud without a key has no prices to tell. */
export const readBookedPrices = (api: Api) =>
  queryOptions({
    queryKey: keys.prices,
    queryFn: async ({ signal }) => (await unwrap(api.listPrices({}, { signal }))).prices,
    select: prices => new Map(prices.map(price => [price.modelId, price])),
  });

function useReadAgain() {
  const queryClient = useQueryClient();
  return async () => {
    const stale = [keys.cloudModels, keys.prices, keys.models];
    await Promise.all(stale.map(queryKey => queryClient.invalidateQueries({ queryKey })));
  };
}

/** What a person pasted, and where that is. */
export type PastedModel = { readonly lane: Lane; readonly model: string };

/** Asks a cloud what a model would be here; without a use it is guessed. */
export function usePreviewModel() {
  const api = useApi();
  return useMutation({
    mutationFn: (asked: PastedModel & { readonly use?: CloudUse }) => unwrap(api.previewCloudModel({ body: asked })),
  });
}

/** Says what a run of a model costs from now on; null lets its card count again. */
export function useSetPrice(onSaved: () => void) {
  const api = useApi();
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: ({ model, micros }: { model: Pick<CloudModel, 'id' | 'lane'>; micros: number | null }) =>
      unwrap(api.addPrice({ body: { modelId: model.id, lane: model.lane, micros } })),
    onSuccess: async () => {
      await readAgain();
      onSaved();
    },
  });
}

/** Adds a model, and its price where that was said. */
export function useAddModel(onAdded: () => void) {
  const api = useApi();
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: async ({ micros, ...asked }: PastedModel & { use: CloudUse; name: string; micros: number | null }) => {
      const model = await unwrap(api.addCloudModel({ body: asked }));
      if (micros !== null) {
        const price = api.addPrice({ body: { modelId: model.id, lane: model.lane, micros } });
        // The model is there in any case; its row goes on asking for the price.
        await unwrap(price).catch((error: unknown) => showProblem(problemIn(error)));
      }
      return model;
    },
    onSuccess: async ({ name }) => {
      await readAgain();
      showToast({ title: `${name} is added`, detail: 'It is among the models on the Work page.', tone: 'good' });
      onAdded();
    },
  });
}

/** Removes a model that was added. */
export function useRemoveModel(onRemoved: () => void) {
  const api = useApi();
  const readAgain = useReadAgain();
  const remove = useMutation({
    mutationFn: (id: string) => unwrap(api.removeCloudModel({ params: { id } })),
    onSuccess: async () => {
      await readAgain();
      onRemoved();
    },
    onError: (error, id) => showProblem(problemIn(error), () => remove.mutate(id)),
  });
  return remove;
}
