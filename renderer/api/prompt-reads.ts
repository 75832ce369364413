import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Api } from './api-context.tsx';
import { keys } from './query-keys.ts';
import { unwrap } from './unwrap.ts';

/** How long a measured text is remembered, in ms: it never changes, but there are many of them. */
const REMEMBERED_MS = 60_000;

/** How many tokens a text has for a model; the last figure stands until the next is there. */
export const readMeasured = (api: Api, modelId: string, text: string) =>
  queryOptions({
    queryKey: keys.measured(modelId, text),
    queryFn: ({ signal }) => unwrap(api.measurePrompt({ body: { modelId, text } }, { signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: REMEMBERED_MS,
    placeholderData: keepPreviousData,
  });

/** What can write, the rules first. */
export const readWriters = (api: Api) =>
  queryOptions({
    queryKey: keys.writers,
    queryFn: async ({ signal }) => (await unwrap(api.listWriters({}, { signal }))).writers,
  });

/** What a writer has written, as far as it had come when it was read. */
export const readEnhancement = (api: Api, id: string) =>
  queryOptions({
    queryKey: keys.enhancement(id),
    queryFn: ({ signal }) => unwrap(api.readEnhancement({ params: { id } }, { signal })),
  });
