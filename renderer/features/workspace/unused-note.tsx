import { Button } from '../../ui/button.tsx';
import type { UnusedValue } from './form-values.ts';

/** What was set and is not used, and how to unset it. */
export type UnusedNoteProps = {
  readonly unused: readonly UnusedValue[];
  readonly onRemove: (names: readonly string[]) => void;
};

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Says plainly which values a person set and the chosen model does not get. They stay for the next model that can. */
export function UnusedNote({ unused, onRemove }: UnusedNoteProps) {
  if (unused.length === 0) return null;
  return (
    <section aria-label="Not used" className="flex flex-col gap-1.5 rounded-card bg-warn-tint p-3">
      <p className="text-body font-medium text-text">Set, but not used:</p>
      <ul className="flex flex-col gap-1 text-meta text-second">
        {unused.map(({ name, label, value, why }) => (
          <li key={name}>
            <span className="text-text">
              {label}: {shorten(value)}
            </span>
            {' – '}
            {why}.
          </li>
        ))}
      </ul>
      <Button
        size="small"
        className="self-start"
        onClick={() => onRemove(unused.map(({ name }) => name))}
        aria-label="Remove the values that are not used"
      >
        Remove {unused.length === 1 ? 'it' : 'them'}
      </Button>
    </section>
  );
}
