import type { DragEvent, ReactNode } from 'react';
import { joinClasses } from '../../ui/join-classes.ts';
import { chooseCard } from './choose-card.ts';
import { CAPTION } from './lay-out-takes.ts';
import { moveTo, useSelection } from './selection-store.ts';
import { useTakesShown } from './take-map-store.ts';

/** A card's name, its picture, what stands over the picture, and the line under it. */
export type CardFrameProps = {
  readonly id: string;
  readonly label: string;
  readonly pictureHeight: number;
  readonly caption: ReactNode;
  /** What the card says of itself when it is dragged; without it, it cannot be. */
  readonly onDragStart?: (event: DragEvent) => void;
  readonly picture: ReactNode;
  /** Lets the pointer through to the picture, except to its buttons. */
  readonly children: ReactNode;
};

const keepOthers = (id: string) => {
  if (!useSelection.getState().chosen.has(id)) moveTo(id, false);
};

/** The frame that all cards share: a press chooses the card, a key's press opens it. */
export function CardFrame(props: CardFrameProps) {
  const { id, label, pictureHeight, caption, onDragStart, picture, children } = props;
  const current = useSelection(state => state.current === id);
  const chosen = useSelection(state => state.chosen.has(id));
  // Where nobody is on any card yet, the Tab key comes in by the first.
  const nowhere = useSelection(state => state.current === null);
  const first = useTakesShown(({ map }) => map.items[0]?.id === id);
  return (
    <div className="group/card relative min-w-0">
      <button
        type="button"
        data-card={id}
        tabIndex={current || (nowhere && first) ? 0 : -1}
        aria-label={label}
        aria-current={current || undefined}
        aria-pressed={chosen}
        draggable={onDragStart !== undefined}
        onDragStart={onDragStart}
        onClick={event => chooseCard(id, event)}
        onFocus={event => {
          if (nowhere && event.currentTarget.matches(':focus-visible')) moveTo(id, false);
        }}
        onContextMenu={() => keepOthers(id)}
        className={joinClasses(
          'block w-full cursor-default overflow-hidden rounded-card bg-raised',
          (current || chosen) && 'ring-2 ring-accent-mark',
          chosen && 'outline-2 outline-offset-2 outline-accent-mark',
        )}
        style={{ height: pictureHeight }}
      >
        {picture}
      </button>
      <div
        className="pointer-events-none absolute inset-x-0 top-0 overflow-hidden rounded-card [&_button]:pointer-events-auto"
        style={{ height: pictureHeight }}
      >
        {children}
      </div>
      <div className="flex items-center gap-2 px-0.5 text-meta text-faint" style={{ height: CAPTION }}>
        {caption}
      </div>
    </div>
  );
}
