import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Parameters } from '../../backend/contract/parameters.ts';
import type { Api } from './api-context.tsx';
import { keys } from './query-keys.ts';
import { unwrap } from './unwrap.ts';

/** How long a forecast is shown before it is made anew, in ms: a running task gets further without an event. */
const FORECAST_MS = 5_000;

/** Why a task waits, or why it ran where it did; while it is looked at it is read again and again. */
export const readWhy = (api: Api, id: string, waits: boolean) =>
  queryOptions({
    queryKey: keys.why(id),
    queryFn: ({ signal }) => unwrap(api.readWhy({ params: { id } }, { signal })),
    refetchInterval: waits ? FORECAST_MS : false,
  });

/** What it would take to run that now, at every place. */
export const readQuote = (api: Api, projectId: string, modelId: string, parameters: Parameters) =>
  queryOptions({
    queryKey: keys.quote(projectId, modelId, parameters),
    queryFn: ({ signal }) => unwrap(api.quote({ body: { projectId, modelId, parameters } }, { signal })),
    refetchInterval: FORECAST_MS,
    placeholderData: keepPreviousData,
  });
