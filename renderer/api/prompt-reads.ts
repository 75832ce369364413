import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Api } from './api-context.tsx';
import { keys } from './query-keys.ts';
import { unwrap } from './unwrap.ts';
import { forgetWritten, noteReadText } from './written-store.ts';

/** How long a measured text is remembered, in ms: it changes with the wildcards alone, but there are many of them. */
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

/** How often an enhancement that is being written is looked after, in ms, should its end not have been told. */
const LOOK_AFTER_MS = 5_000;

/** What a writer has written, as far as it had come when it was read. */
export const readEnhancement = (api: Api, id: string) =>
  queryOptions({
    queryKey: keys.enhancement(id),
    queryFn: async ({ signal }) => {
      const enhancement = await unwrap(api.readEnhancement({ params: { id } }, { signal }));
      if (enhancement.state === 'writing') noteReadText(id, enhancement.written);
      else forgetWritten(id);
      return enhancement;
    },
    // It may have ended before anybody listened for its end.
    refetchOnMount: 'always',
    refetchInterval: ({ state }) => (state.data?.state === 'writing' ? LOOK_AFTER_MS : false),
  });

/** The rules that every writer is to remember for a project. */
export const readPromptRules = (api: Api, projectId: string) =>
  queryOptions({
    queryKey: keys.promptRules(projectId),
    queryFn: async ({ signal }) => (await unwrap(api.readPromptRules({ params: { id: projectId } }, { signal }))).text,
  });
