import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SpendingPeriod } from '../../backend/contract/spending.ts';
import type { Api } from './api-context.tsx';
import { keys } from './query-keys.ts';
import { unwrap } from './unwrap.ts';

/** Who is signed in, and where the studio keeps its things. */
export const readSession = (api: Api) =>
  queryOptions({ queryKey: keys.session, queryFn: ({ signal }) => unwrap(api.readSession({}, { signal })) });

/** All projects. */
export const readProjects = (api: Api) =>
  queryOptions({
    queryKey: keys.projects,
    queryFn: async ({ signal }) => (await unwrap(api.listProjects({}, { signal }))).projects,
  });

/** Everything that can be asked for. */
export const readModels = (api: Api) =>
  queryOptions({
    queryKey: keys.models,
    queryFn: async ({ signal }) => (await unwrap(api.listModels({}, { signal }))).models,
  });

/** The machines and how they are. */
export const readWorkers = (api: Api) =>
  queryOptions({
    queryKey: keys.workers,
    queryFn: async ({ signal }) => (await unwrap(api.listWorkers({}, { signal }))).workers,
  });

/** The clouds, how each does, and where the open network reaches the studio. */
export const readClouds = (api: Api) =>
  queryOptions({ queryKey: keys.clouds, queryFn: ({ signal }) => unwrap(api.listClouds({}, { signal })) });

/** The queue in four numbers. */
export const readQueue = (api: Api) =>
  queryOptions({ queryKey: keys.queue, queryFn: ({ signal }) => unwrap(api.readQueue({}, { signal })) });

/** The studio's settings. */
export const readSettings = (api: Api) =>
  queryOptions({ queryKey: keys.settings, queryFn: ({ signal }) => unwrap(api.readSettings({}, { signal })) });

/** The studio's money at a glance, and where that of a period went. */
export const readSummary = (api: Api, period: SpendingPeriod) =>
  queryOptions({
    queryKey: keys.summary(period),
    queryFn: ({ signal }) => unwrap(api.readSummary({ querystring: { period } }, { signal })),
    placeholderData: keepPreviousData,
  });

/** Whether content for adults may be made here, and how it is shown. */
export const readContent = (api: Api) =>
  queryOptions({ queryKey: keys.content, queryFn: ({ signal }) => unwrap(api.readContent({}, { signal })) });

/** What was refused for what it would show, newest first. */
export const readRefusals = (api: Api) =>
  queryOptions({
    queryKey: keys.refusals,
    queryFn: async ({ signal }) => (await unwrap(api.listRefusals({}, { signal }))).refusals,
  });

/** One generation with its recipe. */
export const readGeneration = (api: Api, id: string) =>
  queryOptions({
    queryKey: keys.generation(id),
    queryFn: ({ signal }) => unwrap(api.readGeneration({ params: { id } }, { signal })),
  });

/** The tokens of this studio, newest first. */
export const readTokens = (api: Api) =>
  queryOptions({
    queryKey: keys.tokens,
    queryFn: async ({ signal }) => (await unwrap(api.listTokens({}, { signal }))).tokens,
  });

/** The pairing that was opened last; null where there was none. */
export const readPairing = (api: Api) =>
  queryOptions({
    queryKey: keys.pairing,
    queryFn: async ({ signal }) => (await unwrap(api.readPairing({}, { signal }))).pairing,
  });

/** Whether other machines reach this studio. */
export const readLan = (api: Api) =>
  queryOptions({ queryKey: keys.lan, queryFn: ({ signal }) => unwrap(api.readLan({}, { signal })) });

/** Whether workers of other studios reach this one from other machines without encryption. */
export const readPlainDoor = (api: Api) =>
  queryOptions({ queryKey: keys.plainDoor, queryFn: ({ signal }) => unwrap(api.readPlainDoor({}, { signal })) });
