import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Batch } from '../../backend/contract/tasks.ts';
import { keys } from './query-keys.ts';

/** One page of a project's workspace. */
export type BatchPage = { readonly batches: Batch[]; readonly nextCursor: string | null };

/** The pages of a project's workspace that were read so far, newest first. */
export type BatchPages = InfiniteData<BatchPage, string | null>;

const isEmpty = (batch: Batch) => batch.takes.length === 0 && batch.tasks.every(task => task.status === 'succeeded');

function withoutBatch(pages: readonly BatchPage[], id: string): BatchPage[] {
  return pages.map(page =>
    page.batches.some(batch => batch.id === id)
      ? { ...page, batches: page.batches.filter(batch => batch.id !== id) }
      : page,
  );
}

/** Puts a batch where it stands among the pages read so far; one with nothing left to show goes, one beyond the last page waits there. */
function placeBatch(data: BatchPages, batch: Batch): BatchPages {
  if (isEmpty(batch)) return { ...data, pages: withoutBatch(data.pages, batch.id) };
  const replace = (old: Batch) => (old.id === batch.id ? batch : old);
  if (data.pages.some(page => page.batches.some(old => old.id === batch.id))) {
    return { ...data, pages: data.pages.map(page => ({ ...page, batches: page.batches.map(replace) })) };
  }
  // Ids are UUIDv7, so their order is the order in which batches were asked for.
  const pageAt = data.pages.findIndex(page => page.batches.some(old => old.id < batch.id));
  const target = pageAt === -1 ? data.pages.length - 1 : pageAt;
  if (pageAt === -1 && data.pages.at(-1)?.nextCursor != null) return data;
  const insert = (page: BatchPage, at: number): BatchPage => {
    if (at !== target) return page;
    const place = page.batches.findIndex(old => old.id < batch.id);
    return { ...page, batches: page.batches.toSpliced(place === -1 ? page.batches.length : place, 0, batch) };
  };
  return { ...data, pages: data.pages.map(insert) };
}

/** Writes a batch into the query cache, so that a screen changes in its place and reads nothing again. */
export function writeBatch(queryClient: QueryClient, batch: Batch): void {
  queryClient.setQueryData<Batch>(keys.batch(batch.id), batch);
  queryClient.setQueryData<BatchPages>(keys.batches(batch.projectId), data => data && placeBatch(data, batch));
}

/** Takes a batch that is no more out of the query cache. */
export function removeBatch(queryClient: QueryClient, id: string): void {
  queryClient.removeQueries({ queryKey: keys.batch(id) });
  queryClient.setQueriesData<BatchPages>(
    { queryKey: ['batches'] },
    data => data && { ...data, pages: withoutBatch(data.pages, id) },
  );
}
