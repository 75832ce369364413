import { getRouteApi, useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';
import { PromptsPage } from '../features/prompts/prompts-page.tsx';
import type { PromptsSearch } from '../features/prompts/prompts-search.ts';
import { useTakeUpPrompt } from '../features/workspace/wording/take-up-prompt.ts';
import { SpinnerWithWords } from '../ui/spinner-with-words.tsx';
import { useProjects } from './use-current-project.ts';

/** The prompts, with what is shown of them in the address; a prompt is used in the workspace of the project that is open. */
export function PromptsRoute() {
  const search = getRouteApi('/prompts').useSearch();
  const navigate = useNavigate();
  const { current } = useProjects();
  const takeUp = useTakeUpPrompt();
  const searchAsked = useRouterState({ select: ({ location }) => location.state.focusSearch ?? 0 });
  const setSearch = useCallback(
    // Words being typed are not a way that Back should lead along, another tab or item is.
    (next: PromptsSearch) =>
      void navigate({ to: '/prompts', search: next, replace: next.tab === search.tab && next.item === search.item }),
    [navigate, search.tab, search.item],
  );
  if (!current)
    return (
      <div className="grid h-full place-items-center">
        <SpinnerWithWords words="Opening the prompts…" />
      </div>
    );
  return (
    <PromptsPage
      projectId={current.id}
      search={search}
      onSearchChange={setSearch}
      searchAsked={searchAsked}
      onOpenWork={() => void navigate({ to: '/work', state: { focusPrompt: true } })}
      onOpenTake={id => void navigate({ to: '/take/$id', params: { id } })}
      onUse={prompt => {
        takeUp(current.id, prompt);
        void navigate({ to: '/work', state: { focusPrompt: true } });
      }}
    />
  );
}
