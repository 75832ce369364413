import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { unwrap } from '../../api/unwrap.ts';

/** Every template as it is now. */
export const readTemplates = (api: Api) =>
  queryOptions({
    queryKey: keys.templates,
    queryFn: async ({ signal }) => (await unwrap(api.listTemplates({}, { signal }))).templates,
  });

/** A template with all its versions, newest first. */
export const readTemplate = (api: Api, id: string) =>
  queryOptions({
    queryKey: keys.template(id),
    queryFn: ({ signal }) => unwrap(api.readTemplate({ params: { id } }, { signal })),
  });

/** How writing went in the last 30 days. */
export const readFigures = (api: Api) =>
  queryOptions({
    queryKey: keys.promptFigures,
    queryFn: ({ signal }) => unwrap(api.readPromptFigures({}, { signal })),
  });
