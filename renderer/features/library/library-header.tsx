import { Trash2 } from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { countItems } from './count-words.ts';
import type { LibrarySearch, LibraryView } from './library-search.ts';
import { LibraryToolbar } from './library-toolbar.tsx';

type LibraryHeaderProps = {
  readonly view: LibraryView;
  readonly search: LibrarySearch;
  readonly total: number | undefined;
  readonly trashDays: number | undefined;
  readonly searchBox: RefObject<HTMLInputElement | null>;
  readonly onViewChange: (view: LibraryView) => void;
  readonly onSearchChange: (search: LibrarySearch) => void;
  readonly onEmptyTrash: () => void;
};

/** Names the view, counts what is in it, and holds its search. */
export function LibraryHeader(props: LibraryHeaderProps) {
  const { view, search, total, trashDays, searchBox, onViewChange, onSearchChange, onEmptyTrash } = props;
  const found = search.q !== undefined || search.kind !== undefined;
  const stay = view === 'trash' && trashDays !== undefined ? `, each stays ${trashDays} days` : '';
  return (
    <header className="flex min-h-13 shrink-0 items-center gap-3 border-line border-b px-4 py-2">
      <h1 className="sr-only">{view === 'kept' ? 'Library' : 'Trash'}</h1>
      <SegmentedControl
        label="View"
        value={view}
        onValueChange={onViewChange}
        segments={[
          { value: 'kept', label: 'Library' },
          { value: 'trash', label: 'Trash' },
        ]}
      />
      <output className="truncate text-second tabular-nums">
        {total !== undefined && `${countItems(total)}${found ? ' found' : ''}${stay}`}
      </output>
      {view === 'trash' && !found && total !== undefined && total > 0 && (
        <Button variant="ghost" size="small" icon={<Trash2 />} onClick={onEmptyTrash}>
          Empty the trash…
        </Button>
      )}
      <LibraryToolbar search={search} onSearchChange={onSearchChange} searchBox={searchBox} />
    </header>
  );
}
