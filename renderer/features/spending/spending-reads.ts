import { queryOptions } from '@tanstack/react-query';
import type { SpendingPeriod } from '../../../backend/contract/spending.ts';
import type { Api } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { unwrap } from '../../api/unwrap.ts';

/** What the whole studio may spend. */
export const readLimits = (api: Api) =>
  queryOptions({ queryKey: keys.limits, queryFn: ({ signal }) => unwrap(api.readLimits({}, { signal })) });

/** Where the tasks of a project may run, and up to what price. */
export const readPolicy = (api: Api, projectId: string) =>
  queryOptions({
    queryKey: keys.policy(projectId),
    queryFn: ({ signal }) => unwrap(api.readPolicy({ params: { id: projectId } }, { signal })),
  });

/** What every model of a cloud costs, and who says so. */
export const readPrices = (api: Api) =>
  queryOptions({
    queryKey: keys.prices,
    queryFn: async ({ signal }) => (await unwrap(api.listPrices({}, { signal }))).prices,
  });

/** Which cloud models may stand in for which. */
export const readStandIns = (api: Api) =>
  queryOptions({
    queryKey: keys.standIns,
    queryFn: async ({ signal }) => (await unwrap(api.listStandIns({}, { signal }))).standIns,
  });

/** Which clouds' models are of the family of the studio's, and what would differ. */
export const readSuggestions = (api: Api) =>
  queryOptions({
    queryKey: keys.suggestions,
    queryFn: async ({ signal }) => (await unwrap(api.suggestStandIns({}, { signal }))).suggestions,
  });

/** What a machine draws and what that costs, if it was set. */
export const readElectricity = (api: Api, workerId: string) =>
  queryOptions({
    queryKey: keys.electricity(workerId),
    queryFn: async ({ signal }) =>
      (await unwrap(api.readElectricity({ params: { id: workerId } }, { signal }))).electricity,
  });

/** What each period is called. */
export const PERIOD_NAMES: Record<SpendingPeriod, string> = { day: 'Today', month: 'This month', all: 'All time' };
