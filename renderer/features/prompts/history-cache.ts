import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { UsedPrompt } from '../../../backend/contract/prompt-history.ts';
import type { UsedPromptsPage } from '../../api/used-prompts-reader.ts';

/** Of all lists of used prompts, whatever they leave out. */
export const usedPromptLists = { queryKey: ['used-prompts'] } as const;

/** Changes one prompt in all lists before the studio has answered, or with null takes it out of them. */
export async function rewritePrompt(
  queryClient: QueryClient,
  id: string,
  change: (prompt: UsedPrompt) => UsedPrompt | null,
): Promise<void> {
  // A list that is being read would bring back what was for a moment.
  await queryClient.cancelQueries(usedPromptLists);
  queryClient.setQueriesData<InfiniteData<UsedPromptsPage>>(usedPromptLists, data => {
    if (!data?.pages.some(page => page.prompts.some(prompt => prompt.id === id))) return data;
    const pages = data.pages.map(page => ({
      ...page,
      prompts: page.prompts.flatMap(prompt => (prompt.id === id ? (change(prompt) ?? []) : prompt)),
    }));
    const before = data.pages.flatMap(page => page.prompts).length;
    const gone = before - pages.flatMap(page => page.prompts).length;
    return { ...data, pages: pages.map(page => ({ ...page, total: page.total - gone })) };
  });
}
