import { memo } from 'react';
import { type Columns, GAP, type TakeItem } from './lay-out-takes.ts';
import { PendingCard } from './pending-card.tsx';
import { TakeCard } from './take-card.tsx';

/** Cards side by side, and how high their pictures are in CSS pixels. */
export type CardRowProps = {
  readonly items: readonly TakeItem[];
  readonly columns: Columns;
  readonly pictureHeight: number;
};

/** One line of cards; it is drawn again only when one of them has changed. */
export const CardRow = memo(function CardRow({ items, columns, pictureHeight }: CardRowProps) {
  const size = { width: columns.width, pictureHeight };
  return (
    <div
      className="grid"
      style={{ gap: GAP, paddingBottom: GAP, gridTemplateColumns: `repeat(${columns.count}, minmax(0, 1fr))` }}
    >
      {items.map(item =>
        item.kind === 'take' ? (
          <TakeCard key={item.id} item={item} {...size} />
        ) : (
          <PendingCard key={item.id} item={item} {...size} />
        ),
      )}
    </div>
  );
});
