import type { RefObject } from 'react';
import type { GenerationKind } from '../../../backend/contract/models.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import type { LibrarySearch } from './library-search.ts';

type LibraryToolbarProps = {
  readonly search: LibrarySearch;
  readonly onSearchChange: (search: LibrarySearch) => void;
  readonly searchBox: RefObject<HTMLInputElement | null>;
};

const KINDS = [
  { value: 'all', label: 'All' },
  { value: 'image', label: 'Pictures' },
  { value: 'video', label: 'Clips' },
] as const satisfies readonly { value: GenerationKind | 'all'; label: string }[];

/** Looks for words of a prompt and for one kind. */
export function LibraryToolbar({ search, onSearchChange, searchBox }: LibraryToolbarProps) {
  return (
    <div className="flex min-w-0 flex-1 items-center justify-end gap-2">
      <div className="w-72 min-w-32 shrink">
        <SearchBox
          label="Search by prompt"
          query={search.q}
          onQueryChange={q => onSearchChange({ ...search, q })}
          box={searchBox}
          shortcut="/"
        />
      </div>
      <SegmentedControl
        label="Kind"
        value={search.kind ?? 'all'}
        onValueChange={kind => onSearchChange({ ...search, kind: kind === 'all' ? undefined : kind })}
        segments={KINDS}
      />
    </div>
  );
}
