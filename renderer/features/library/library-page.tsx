import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readSettings } from '../../api/reads.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { undoLast } from '../../ui/offer-undo.ts';
import { useOfferCommands } from '../../ui/offered-commands.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { useHotkeys } from '../../ui/use-hotkeys.ts';
import { countItems } from './count-words.ts';
import { EmptyLibrary } from './empty-library.tsx';
import { listItemActions } from './item-actions.tsx';
import { LibraryGrid } from './library-grid.tsx';
import { LibraryHeader } from './library-header.tsx';
import { LibraryLightbox } from './library-lightbox.tsx';
import type { LibrarySearch, LibraryView } from './library-search.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useHeldKeyboard } from './use-held-keyboard.ts';
import { useItemVerbs } from './use-item-verbs.ts';
import { useLibrary } from './use-library.ts';
import { useSelection } from './use-selection.ts';

/** Where the library is, and how it leads elsewhere. */
export type LibraryPageProps = {
  readonly view: LibraryView;
  readonly search: LibrarySearch;
  readonly onSearchChange: (search: LibrarySearch) => void;
  readonly onViewChange: (view: LibraryView) => void;
  readonly onOpenWork: () => void;
  /** Puts the keyboard into the search box; a new number asks anew. */
  readonly searchAsked: number;
};

/** Everything that was kept, or what is in the trash: to look at, find, take out and delete. */
export function LibraryPage(props: LibraryPageProps) {
  const { view, search, onSearchChange, onViewChange, onOpenWork, searchAsked } = props;
  const api = useApi();
  const { data: settings } = useQuery(readSettings(api));
  const { query, items, total } = useLibrary({
    view,
    ...(search.q !== undefined && { search: search.q }),
    ...(search.kind && { kind: search.kind }),
  });
  const { selection, targets, handlers, onWalk, chooseAll, chooseNone } = useSelection(items);
  const place = useHeldKeyboard(items, selection.active);
  const searchBox = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (searchAsked > 0) searchBox.current?.focus();
  }, [searchAsked]);

  const show = useCallback((open: string | undefined) => onSearchChange({ ...search, open }), [onSearchChange, search]);
  const readOn = useCallback(() => {
    if (!query.isFetching) void query.fetchNextPage();
  }, [query.isFetching, query.fetchNextPage]);
  const { verbs, purging, setPurging, confirmPurge, isPurging } = useItemVerbs({
    items,
    openId: search.open,
    onShow: show,
    onOpenWork,
  });
  const actions = listItemActions(view, targets, verbs);
  const withTargets = (act: (ids: readonly string[]) => void) => () => targets.length > 0 && act(targets);

  useHotkeys({
    '/': () => searchBox.current?.focus(),
    'mod+a': chooseAll,
    esc: chooseNone,
    u: undoLast,
    ...(view === 'kept'
      ? { x: withTargets(verbs.trash), delete: withTargets(verbs.trash), backspace: withTargets(verbs.trash) }
      : { r: withTargets(verbs.restore), delete: withTargets(verbs.purge) }),
  });
  useOfferCommands({
    heading: view === 'kept' ? 'Library' : 'Trash',
    items:
      targets.length === 0
        ? []
        : actions.map(({ label, icon, shortcut, onSelect }) => ({
            id: `library ${label}`,
            label,
            icon,
            shortcut,
            onSelect,
          })),
    alsoListed: [
      { label: 'Choose everything', shortcut: 'mod+a' },
      { label: 'Choose or let go', shortcut: 'mod+space' },
      { label: 'Choose none', shortcut: 'esc' },
      { label: 'Pixel for pixel, when open', shortcut: 'z' },
      { label: 'Undo', shortcut: 'u' },
    ],
  });

  const purged = purging === 'all' ? (total ?? 0) : (purging?.length ?? 0);
  return (
    <div className="flex h-full flex-col">
      <LibraryHeader
        view={view}
        search={search}
        total={total}
        trashDays={settings?.trashDays}
        searchBox={searchBox}
        onViewChange={onViewChange}
        onSearchChange={onSearchChange}
        onEmptyTrash={() => setPurging('all')}
      />
      <section {...place} aria-label="Pictures and clips" className="relative min-h-0 flex-1 outline-none">
        {query.error ? (
          <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        ) : query.isPending ? (
          <div className="grid h-full place-items-center">
            <SpinnerWithWords words="Reading the library…" />
          </div>
        ) : items.length === 0 ? (
          <div className="grid h-full place-items-center">
            <EmptyLibrary
              view={view}
              search={search}
              trashDays={settings?.trashDays}
              onClearSearch={() => onSearchChange({})}
              onOpenWork={onOpenWork}
            />
          </div>
        ) : (
          <LibraryGrid
            {...handlers}
            label={view === 'kept' ? 'Library' : 'Trash'}
            items={items}
            hasMore={query.hasNextPage}
            onNeedMore={readOn}
            selection={selection}
            menu={actions}
            onOpen={show}
            onWalk={onWalk}
          />
        )}
        {selection.chosen.size > 0 && (
          <SelectionBar count={selection.chosen.size} actions={actions} onClear={chooseNone} />
        )}
      </section>
      <LibraryLightbox
        id={search.open}
        items={items}
        total={total ?? items.length}
        onShow={show}
        actionsFor={id => listItemActions(view, [id], verbs)}
      />
      <AlertDialog
        open={purging !== null}
        onOpenChange={open => !open && setPurging(null)}
        title={`Delete ${countItems(purged)} for good?`}
        description="Their files are deleted from the disk. There is no way back."
        confirmLabel="Delete for good"
        danger
        busy={isPurging ? 'Deleting…' : undefined}
        onConfirm={confirmPurge}
      />
    </div>
  );
}
