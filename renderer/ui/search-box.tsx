import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import { TextField } from './text-field.tsx';

/** How long a person pauses before the words typed so far are searched for, in milliseconds. */
const PAUSE_MS = 250;

/** What is looked for; undefined where nothing is. */
export interface SearchBoxProps {
  readonly label: string;
  readonly query: string | undefined;
  readonly onQueryChange: (query: string | undefined) => void;
  readonly box?: RefObject<HTMLInputElement | null> | undefined;
  readonly shortcut?: string | undefined;
}

/** Looks for words as they are typed, once the keys rest. Escape empties it, and then leaves it. */
export function SearchBox({ label, query, onQueryChange, box, shortcut }: SearchBoxProps) {
  const [typed, setTyped] = useState(query ?? '');
  const sent = useRef(query);
  const latest = useRef(onQueryChange);
  useEffect(() => {
    latest.current = onQueryChange;
  });

  // What is looked for may change by itself, as by Back; what is typed follows, but never against the hand.
  useEffect(() => {
    if (query === sent.current) return;
    sent.current = query;
    setTyped(query ?? '');
  }, [query]);

  useEffect(() => {
    const next = typed.trim() === '' ? undefined : typed.trim();
    if (next === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = next;
      latest.current(next);
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
    <TextField
      ref={box}
      type="search"
      label={label}
      labelHidden
      placeholder={label}
      value={typed}
      onValueChange={setTyped}
      maxLength={500}
      onKeyDown={leaveByEscape}
      aria-keyshortcuts={shortcut}
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
  );
}
