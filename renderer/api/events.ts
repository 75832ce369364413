import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { StudioEvent } from '../../backend/contract/events.ts';
import { type Api, createApi } from './api-context.tsx';
import { createBatchReader } from './batch-reader.ts';
import { forgetAllLive, forgetLive, noteLive } from './live-store.ts';
import { keys } from './query-keys.ts';
import { sayEnded } from './say-ended.ts';
import type { ConnectionState, Transport } from './transport.ts';
import { createUsedPromptsReader } from './used-prompts-reader.ts';
import { forgetWritten, noteWritten } from './written-store.ts';

/** How long invalidations of the same answer are gathered, in milliseconds. */
const GATHER_MS = 200;

/** What following the events needs beside the studio: who hears of ended takes, and of the connection. */
export type Followers = {
  /** Speaks one sentence to the live region. */
  readonly announce: (sentence: string) => void;
  readonly onState: (state: ConnectionState) => void;
};

/**
 * Keeps the query cache and the live store as the studio is, from its events; the returned function ends it.
 * An event is a hint: a touched batch and the beginning of the used prompts are read again and written in place, everything else is marked to be read again.
 */
export function followEvents(
  transport: Pick<Transport, 'fetch' | 'origin' | 'subscribe'>,
  queryClient: QueryClient,
  followers: Followers,
  api: Pick<Api, 'readBatch' | 'listPrompts'> = createApi(transport),
): () => void {
  const batches = createBatchReader(api, queryClient);
  const usedPrompts = createUsedPromptsReader(api, queryClient);
  const ended = sayEnded(followers.announce);
  const stale = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const readAgain = (...queryKeys: readonly QueryKey[]) => {
    for (const key of queryKeys) stale.set(JSON.stringify(key), key);
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const queryKey of stale.values()) void queryClient.invalidateQueries({ queryKey });
      stale.clear();
    }, GATHER_MS);
  };

  const readLibraryAgain = () => {
    // A library that nobody looks at is begun anew at its first page, not read again to where it was scrolled.
    queryClient.removeQueries({ queryKey: ['library'], type: 'inactive' });
    readAgain(['library']);
  };

  const takeEvent = (event: StudioEvent) => {
    switch (event.type) {
      case 'task.created':
        batches.touch(event.batchId);
        usedPrompts.touch();
        return readAgain(keys.queue, keys.forecasts);
      case 'task.started':
        batches.touch(event.batchId);
        return readAgain(keys.queue, keys.workers, keys.forecasts);
      case 'task.waiting':
      case 'task.cancelled':
        forgetLive(event.taskId);
        batches.touch(event.batchId);
        return readAgain(keys.queue, keys.workers, keys.forecasts);
      case 'task.progress':
        return noteLive(event.taskId, { progress: event.progress });
      case 'task.preview':
        return noteLive(event.taskId, { previewVersion: event.version });
      case 'task.finished':
      case 'task.failed':
        batches.touch(event.batchId, batch => {
          // Forgotten only now: the preview stands until the take that follows it is there.
          forgetLive(event.taskId);
          ended(event, batch);
        });
        usedPrompts.touch();
        return readAgain(keys.queue, keys.workers, keys.forecasts);
      case 'take.kept':
      case 'take.discarded':
      case 'generation.changed':
        for (const id of event.batchIds) batches.touch(id);
        readLibraryAgain();
        return readAgain(...event.generationIds.map(keys.generation));
      case 'queue.changed':
        return readAgain(keys.queue, keys.forecasts);
      case 'worker.changed':
        return readAgain(keys.workers, keys.models, keys.forecasts, keys.workflows);
      case 'spending.changed':
        return readAgain(keys.spending, keys.forecasts);
      case 'compat.exchanged':
        return readAgain(keys.exchanges);
      case 'enhancement.text':
        if (noteWritten(event.enhancementId, event.from, event.text)) return;
        return readAgain(keys.enhancement(event.enhancementId));
      case 'enhancement.ended':
        // One that is shown is forgotten once it is read: its words stand until then.
        if (!queryClient.getQueryState(keys.enhancement(event.enhancementId))) forgetWritten(event.enhancementId);
        return readAgain(keys.enhancement(event.enhancementId), keys.promptFigures);
      case 'prompts.changed':
        queryClient.removeQueries({ queryKey: ['used-prompts'], type: 'inactive' });
        return readAgain(keys.prompts, ['used-prompts']);
      case 'settings.changed':
        return readAgain(keys.settings);
      case 'access.changed':
        return readAgain(keys.tokens, keys.pairing, keys.lan, keys.plainDoor);
      case 'project.changed':
        return readAgain(keys.projects);
      case 'studio.reload':
        forgetAllLive();
        return void queryClient.invalidateQueries();
      default:
        return event satisfies never;
    }
  };

  let heard = false;
  const takeState = (state: ConnectionState) => {
    followers.onState(state);
    // What running tasks told last is left standing: it is still the best that is known.
    if (state === 'lost') return;
    // What was read before the first event could come may already have changed unheard.
    if (!heard) void queryClient.invalidateQueries({ predicate: query => query.state.dataUpdatedAt > 0 });
  };

  const leave = transport.subscribe(
    null,
    ({ seq, event }) => {
      heard ||= seq !== null;
      takeEvent(event);
    },
    takeState,
  );
  return () => {
    leave();
    clearTimeout(timer);
    batches.stop();
    usedPrompts.stop();
    forgetAllLive();
  };
}
