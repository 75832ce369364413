import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ContentLevel } from '../../backend/contract/content.ts';
import type { Input } from '../../backend/contract/endpoint.ts';
import type { wording } from '../../backend/contract/wording.ts';
import type { Api } from './api-context.tsx';
import { keys } from './query-keys.ts';
import { unwrap } from './unwrap.ts';

/** Words that are to be put together, and what is to be put around them. */
export type WordsAsked = Input<typeof wording.composeWords>['body'];

/** How long words that were put together are remembered, in ms: they change with each key, and there are many of them. */
const REMEMBERED_MS = 60_000;

/** All styles by name. */
export const readStyles = (api: Api) =>
  queryOptions({
    queryKey: keys.styles,
    queryFn: async ({ signal }) => (await unwrap(api.listStyles({}, { signal }))).styles,
  });

/** All negative presets, or those for a model, with what is fit for a project's content. */
export const readPresets = (api: Api, asked: { readonly modelId: string; readonly content: ContentLevel } | null) =>
  queryOptions({
    queryKey: keys.presets(asked === null ? null : `${asked.modelId} ${asked.content}`),
    queryFn: async ({ signal }) =>
      (await unwrap(api.listPresets({ querystring: asked === null ? {} : { ...asked } }, { signal }))).presets,
  });

/** All wildcards by name. */
export const readWildcards = (api: Api) =>
  queryOptions({
    queryKey: keys.wildcards,
    queryFn: async ({ signal }) => (await unwrap(api.listWildcards({}, { signal }))).wildcards,
  });

/** Words as a model would be given them with a seed; the last ones stand until the next are there. */
export const readComposed = (api: Api, asked: WordsAsked) =>
  queryOptions({
    queryKey: keys.composed(asked),
    queryFn: ({ signal }) => unwrap(api.composeWords({ body: asked }, { signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: REMEMBERED_MS,
    placeholderData: keepPreviousData,
    // What is wrong with words is told at once; it will not be another thing the next time.
    retry: false,
  });
