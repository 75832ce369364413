import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { GenerationKind } from '../../../backend/contract/models.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { LibrarySearch } from './library-search.ts';

type LibraryToolbarProps = {
  readonly search: LibrarySearch;
  readonly onSearchChange: (search: LibrarySearch) => void;
  readonly searchBox: RefObject<HTMLInputElement | null>;
};

/** How long a person pauses before the words typed so far are searched for, in milliseconds. */
const PAUSE_MS = 250;

const KINDS = [
  { value: 'all', label: 'All' },
  { value: 'image', label: 'Pictures' },
  { value: 'video', label: 'Clips' },
] as const satisfies readonly { value: GenerationKind | 'all'; label: string }[];

/** Looks for words of a prompt and for one kind. */
export function LibraryToolbar({ search, onSearchChange, searchBox }: LibraryToolbarProps) {
  const [typed, setTyped] = useState(search.q ?? '');
  const sent = useRef(search.q);
  const latest = useRef({ search, onSearchChange });
  useEffect(() => {
    latest.current = { search, onSearchChange };
  });

  // The address may change by itself, as by Back; what is typed follows, but never against the hand.
  useEffect(() => {
    if (search.q === sent.current) return;
    sent.current = search.q;
    setTyped(search.q ?? '');
  }, [search.q]);

  useEffect(() => {
    const q = typed.trim() === '' ? undefined : typed.trim();
    if (q === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = q;
      latest.current.onSearchChange({ ...latest.current.search, q });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  const leaveByEscape = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (typed === '') event.currentTarget.blur();
    else setTyped('');
  };

  return (
    <div className="flex min-w-0 flex-1 items-center justify-end gap-2">
      <div className="w-72 min-w-32 shrink">
        <TextField
          ref={searchBox}
          type="search"
          label="Search by prompt"
          labelHidden
          placeholder="Search by prompt"
          value={typed}
          onValueChange={setTyped}
          maxLength={500}
          onKeyDown={leaveByEscape}
          aria-keyshortcuts="/"
          className="[&::-webkit-search-cancel-button]:hidden"
          leading={<Search aria-hidden />}
          trailing={
            typed === '' ? undefined : (
              <IconButton label="Clear the search" size="small" onClick={() => setTyped('')}>
                <X />
              </IconButton>
            )
          }
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
