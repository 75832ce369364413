import { Images, SearchX, Trash2 } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { LibrarySearch, LibraryView } from './library-search.ts';

type EmptyLibraryProps = {
  readonly view: LibraryView;
  readonly search: LibrarySearch;
  readonly trashDays: number | undefined;
  readonly onClearSearch: () => void;
  readonly onOpenWork: () => void;
};

/** Says why nothing is here, and what brings something here. */
export function EmptyLibrary({ view, search, trashDays, onClearSearch, onOpenWork }: EmptyLibraryProps) {
  if (search.q !== undefined || search.kind !== undefined) {
    const what = search.kind === 'video' ? 'clip' : search.kind === 'image' ? 'picture' : 'item';
    return (
      <EmptyState
        illustration={<SearchX />}
        title={search.q === undefined ? `No ${what} here` : `No ${what} has these words`}
        sentence={
          search.q === undefined
            ? 'Other kinds may be here.'
            : `Nothing ${view === 'trash' ? 'in the trash' : 'kept'} has “${search.q}” in its prompt.`
        }
        action={<Button onClick={onClearSearch}>Show everything</Button>}
      />
    );
  }
  if (view === 'trash') {
    const stays = trashDays === undefined ? '' : ` It stays for ${trashDays === 1 ? 'a day' : `${trashDays} days`}.`;
    return (
      <EmptyState
        illustration={<Trash2 />}
        title="The trash is empty"
        sentence={`What you discard or delete comes here, and can be brought back.${stays}`}
      />
    );
  }
  return (
    <EmptyState
      illustration={<Images />}
      title="Nothing kept yet"
      sentence="Takes you keep live here for good. In Work, press S on a take to keep it; the others leave by themselves."
      action={
        <Button variant="primary" onClick={onOpenWork}>
          Open Work
        </Button>
      }
    />
  );
}
