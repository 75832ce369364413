import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Generation } from '../../../backend/contract/generations.ts';

type Page = { readonly generations: Generation[]; readonly nextCursor: string | null; readonly total: number };

/** Takes generations out of all lists at once, before the studio has answered. */
export async function dropFromLibrary(queryClient: QueryClient, ids: readonly string[]): Promise<void> {
  // A list that is being read would bring them back for a moment.
  await queryClient.cancelQueries({ queryKey: ['library'] });
  const gone = new Set(ids);
  queryClient.setQueriesData<InfiniteData<Page>>({ queryKey: ['library'] }, data => {
    if (!data) return data;
    const dropped = data.pages.flatMap(page => page.generations).filter(({ id }) => gone.has(id)).length;
    if (dropped === 0) return data;
    const pages = data.pages.map(page => ({
      ...page,
      generations: page.generations.filter(({ id }) => !gone.has(id)),
      total: page.total - dropped,
    }));
    return { ...data, pages };
  });
}

/** Has every list read again from the studio. */
export const readLibraryAgain = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['library'] });
