import type { ReactNode } from 'react';
import { useSelection } from './selection-store.ts';

/** A small button on a card; its card is the only one whose buttons the Tab key reaches. */
export type CardButtonProps = {
  readonly card: string;
  readonly label: string;
  readonly shortcut: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

// A plain button with the browser's own tooltip: hundreds of cards pass while scrolling.
/** A button over a card's picture, shown while the card is pointed at or has the focus. */
export function CardButton({ card, label, shortcut, onPress, children }: CardButtonProps) {
  const current = useSelection(state => state.current === card);
  return (
    <button
      type="button"
      tabIndex={current ? 0 : -1}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      title={`${label} (${shortcut})`}
      onClick={onPress}
      className="grid size-7 place-items-center rounded-control bg-scrim text-knob opacity-0 transition-opacity group-focus-within/card:opacity-100 group-hover/card:opacity-100 hover:bg-ground hover:text-text focus-visible:opacity-100 [&_svg]:size-4"
    >
      {children}
    </button>
  );
}
