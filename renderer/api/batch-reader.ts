import type { QueryClient } from '@tanstack/react-query';
import type { Batch } from '../../backend/contract/tasks.ts';
import type { Api } from './api-context.tsx';
import { removeBatch, writeBatch } from './write-batch.ts';

/** How long touches of the same batch are gathered before it is read, in milliseconds. */
const GATHER_MS = 50;

/** From this many touched batches on, reading the lists again is cheaper than reading each. */
const MANY = 24;

/** Keeps the batches of the query cache as they are in the studio. */
export type BatchReader = {
  /** Notes that a batch has changed; `then` is given it once it is read. */
  touch(batchId: string, then?: (batch: Batch) => void): void;
  stop(): void;
};

/** A reader that reads each touched batch once for all touches near in time, and never twice at the same time. */
export function createBatchReader(api: Pick<Api, 'readBatch'>, queryClient: QueryClient): BatchReader {
  const touched = new Map<string, ((batch: Batch) => void)[]>();
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = false;

  // A list that is being fetched would put back what it read before our write, so it is let finish first.
  const settleLists = async () => {
    const lists = queryClient.getQueryCache().findAll({ queryKey: ['batches'], fetchStatus: 'fetching' });
    await Promise.allSettled(lists.map(list => list.promise));
  };

  const readOne = async (id: string, listeners: readonly ((batch: Batch) => void)[]) => {
    await settleLists();
    const result = await api.readBatch({ params: { id } }, { signal: ending.signal });
    await settleLists();
    if (!result.ok) {
      if (result.problem.code === 'not_found') removeBatch(queryClient, id);
      else await queryClient.invalidateQueries({ queryKey: ['batches'] });
      return;
    }
    writeBatch(queryClient, result.value);
    for (const listener of listeners) listener(result.value);
  };

  const readAll = async () => {
    timer = undefined;
    reading = true;
    const round = [...touched];
    touched.clear();
    try {
      const watched = round.some(([, listeners]) => listeners.length > 0);
      if (round.length >= MANY && !watched) await queryClient.invalidateQueries({ queryKey: ['batches'] });
      else for (const [id, listeners] of round) await readOne(id, listeners);
    } catch (error) {
      if (!ending.signal.aborted) throw error;
    } finally {
      reading = false;
      if (touched.size > 0) plan();
    }
  };

  const plan = () => {
    if (timer !== undefined || reading || ending.signal.aborted) return;
    timer = setTimeout(() => void readAll(), GATHER_MS);
  };

  return {
    touch(batchId, then) {
      const listeners = touched.get(batchId) ?? [];
      touched.set(batchId, then ? [...listeners, then] : listeners);
      plan();
    },
    stop() {
      clearTimeout(timer);
      ending.abort();
    },
  };
}
