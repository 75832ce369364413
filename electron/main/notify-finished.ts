import type { FastifyInstance } from 'fastify';
import { createClient } from '../../backend/contract/client.ts';
import { resultOf } from '../../backend/contract/models.ts';
import { studio } from '../../backend/contract/studio.ts';
import { type Batch, tasks } from '../../backend/contract/tasks.ts';
import type { WireEvent } from '../../backend/contract/wire.ts';
import { followEvents } from '../bridge/follow-events.ts';
import { PLACES, takePath } from './app-paths.ts';
import { injectFetch } from './inject-fetch.ts';
import type { Log } from './log.ts';

/** What the OS shows; `path` is the place inside the window that a click opens. */
export type Notice = { readonly title: string; readonly body: string; readonly path: string };

type Parts = {
  readonly app: Pick<FastifyInstance, 'inject'>;
  readonly token: string;
  readonly log: Log;
  /** Whether a person sees the window now; then nothing is told twice. */
  readonly isWatched: () => boolean;
  readonly tell: (notice: Notice) => void;
  /** How long after an ending it is asked whether all of its batch has ended, in milliseconds. */
  readonly gatherMs?: number;
};
type Ended = { readonly finished: string[]; readonly failed: string[] };

const BODY_LENGTH = 140;

/** Tells through the OS what finished or failed while nobody looked, once for each press of Generate, when all of it has ended; the returned function ends it. */
export function notifyFinished({ app, token, log, isWatched, tell, gatherMs = 1_000 }: Parts): () => void {
  const api = createClient({ ...studio, ...tasks }, injectFetch(app, token), 'http://studio');
  const ending = new AbortController();
  const gathered = new Map<string, Ended & { timer?: ReturnType<typeof setTimeout> }>();

  const forget = (batchId: string) => {
    clearTimeout(gathered.get(batchId)?.timer);
    gathered.delete(batchId);
  };

  const tellBatch = async (batchId: string, ended: Ended) => {
    const [settings, batch] = await Promise.all([api.readSettings({}), api.readBatch({ params: { id: batchId } })]);
    // Told or forgotten while the studio was asked.
    if (gathered.get(batchId) !== ended || ending.signal.aborted) return;
    // The pictures of one press may come minutes apart: the notice waits for the last of them.
    if (batch.ok && batch.value.tasks.some(({ status }) => status === 'queued' || status === 'running')) return;
    forget(batchId);
    // What a batch does not show was not asked for by a person.
    if (batch.ok && batch.value.tasks.length === 0) return;
    if (!settings.ok || !batch.ok) {
      log(`A notice was left out, because the studio did not say what finished (batch ${batchId}).`);
    } else if (settings.value.notifyFinished && !isWatched()) {
      tell(describeEnded(batch.value, ended));
    }
  };

  const onEvent = ({ event }: WireEvent) => {
    if (event.type !== 'task.finished' && event.type !== 'task.failed' && event.type !== 'task.cancelled') return;
    const { batchId, type } = event;
    // Whoever sees this one has seen those before it.
    if (isWatched()) return forget(batchId);
    const entry = gathered.get(batchId) ?? { finished: [], failed: [] };
    if (type === 'task.finished') {
      // A picture that was judged: nothing new is there to be looked at.
      if (event.generationIds.length === 0) return;
      entry.finished.push(...event.generationIds);
    } else if (type === 'task.failed') entry.failed.push(event.taskId);
    else if (!gathered.has(batchId)) return;
    gathered.set(batchId, entry);
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void tellBatch(batchId, entry), gatherMs);
  };

  void followEvents({ app, token, after: null, signal: ending.signal, log, onEvent });
  return () => {
    ending.abort();
    for (const { timer } of gathered.values()) clearTimeout(timer);
  };
}

/** The words for what ended of one batch: how many came, how many failed and why, and the prompt that they were for. */
export function describeEnded(batch: Pick<Batch, 'kind' | 'prompt' | 'tasks'>, { finished, failed }: Ended): Notice {
  const thing = resultOf[batch.kind] === null ? 'rating' : resultOf[batch.kind] === 'video' ? 'clip' : 'picture';
  const came = finished.length === 1 ? `Your ${thing} is ready` : `${finished.length} ${thing}s are ready`;
  const lost = failed.length === 1 ? `a ${thing} failed` : `${failed.length} ${thing}s failed`;
  const problem = batch.tasks.find(({ id }) => id === failed[0])?.problem ?? null;
  const [first] = finished;
  const prompt = shorten(batch.prompt);
  if (first === undefined) {
    return { title: capitalise(lost), body: problem?.message ?? prompt, path: PLACES.work };
  }
  return { title: failed.length === 0 ? came : `${came}, ${lost}`, body: prompt, path: takePath(first) };
}

function shorten(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, ' ').trim());
  return letters.length > BODY_LENGTH ? `${letters.slice(0, BODY_LENGTH - 1).join('')}…` : letters.join('');
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
