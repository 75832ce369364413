import { getRouteApi, useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';
import { LibraryPage } from '../features/library/library-page.tsx';
import type { LibrarySearch, LibraryView } from '../features/library/library-search.ts';

const PATHS = { kept: '/library', trash: '/library/trash' } as const;

/** The library or its trash, with what is searched and opened in the address. */
export function LibraryRoute({ view }: { view: LibraryView }) {
  const search = getRouteApi(PATHS[view]).useSearch();
  const navigate = useNavigate();
  const searchAsked = useRouterState({ select: ({ location }) => location.state.focusSearch ?? 0 });
  const setSearch = useCallback(
    // Walking through pictures is not a way that Back should lead along, opening one is.
    (next: LibrarySearch) =>
      void navigate({ to: PATHS[view], search: next, replace: search.open !== undefined || next.open === undefined }),
    [navigate, view, search.open],
  );
  return (
    <LibraryPage
      view={view}
      search={search}
      onSearchChange={setSearch}
      onViewChange={next => void navigate({ to: PATHS[next], search: {} })}
      onOpenWork={() => void navigate({ to: '/work' })}
      searchAsked={searchAsked}
    />
  );
}
