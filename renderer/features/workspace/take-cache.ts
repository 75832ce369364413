import type { QueryClient } from '@tanstack/react-query';
import type { Generation, GenerationDetail } from '../../../backend/contract/generations.ts';
import type { Batch, Task } from '../../../backend/contract/tasks.ts';
import { keys } from '../../api/query-keys.ts';
import type { BatchPages } from '../../api/write-batch.ts';

// Batches that do not change stay the same objects: their rows are not drawn again.
function changeBatches(queryClient: QueryClient, change: (batch: Batch) => Batch): void {
  queryClient.setQueriesData<BatchPages>({ queryKey: ['batches'] }, data => {
    if (data === undefined) return data;
    const pages = data.pages.map(page => {
      const batches = page.batches.map(change);
      return batches.every((batch, at) => batch === page.batches[at]) ? page : { ...page, batches };
    });
    return pages.every((page, at) => page === data.pages[at]) ? data : { ...data, pages };
  });
}

/** All batches in the query cache. */
function listCachedBatches(queryClient: QueryClient): Batch[] {
  return queryClient
    .getQueriesData<BatchPages>({ queryKey: ['batches'] })
    .flatMap(([, data]) => data?.pages.flatMap(page => page.batches) ?? []);
}

/** Those of these takes that the query cache holds, as they are there. */
export function findTakes(queryClient: QueryClient, ids: readonly string[]): Generation[] {
  const wanted = new Set(ids);
  return listCachedBatches(queryClient).flatMap(batch => batch.takes.filter(take => wanted.has(take.id)));
}

/** Writes takes into their batches, in place or back in; tells whether all those batches were there. */
export function putTakes(queryClient: QueryClient, takes: readonly Generation[]): boolean {
  const byBatch = Map.groupBy(takes, take => take.batchId);
  const missing = new Set(byBatch.keys());
  changeBatches(queryClient, batch => {
    const put = byBatch.get(batch.id);
    if (put === undefined) return batch;
    missing.delete(batch.id);
    const replaced = new Map(put.map(take => [take.id, take]));
    const kept = batch.takes.filter(take => !replaced.has(take.id));
    return { ...batch, takes: [...kept, ...put].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
  });
  for (const take of takes) {
    queryClient.setQueryData<GenerationDetail>(keys.generation(take.id), detail =>
      detail ? { ...detail, generation: take } : detail,
    );
  }
  return missing.size === 0;
}

/** Takes takes out of their batches. */
export function dropTakes(queryClient: QueryClient, ids: readonly string[]): void {
  const gone = new Set(ids);
  changeBatches(queryClient, batch =>
    batch.takes.some(take => gone.has(take.id))
      ? { ...batch, takes: batch.takes.filter(take => !gone.has(take.id)) }
      : batch,
  );
}

/** Writes a task into its batch. */
export function putTask(queryClient: QueryClient, task: Task): void {
  changeBatches(queryClient, batch =>
    batch.id === task.batchId
      ? { ...batch, tasks: batch.tasks.map(known => (known.id === task.id ? task : known)) }
      : batch,
  );
}
