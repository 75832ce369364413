import { type ReactElement, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Batch } from '../../../backend/contract/tasks.ts';
import { useElementWidth } from '../../ui/use-element-width.ts';
import { BatchRow } from './batch-row.tsx';
import { CardRow } from './card-row.tsx';
import { type Columns, createLayout, fitColumns, type TakeRow } from './lay-out-takes.ts';
import { NewTakesPill } from './new-takes-pill.tsx';
import { SendingRow } from './sending-row.tsx';
import type { Sending } from './sending-store.ts';
import { showRows } from './take-map-store.ts';
import { useFocusRequest } from './use-focus-request.ts';
import { useTakesVirtualizer } from './use-takes-virtualizer.ts';

/** What the list shows, and how it reads on towards older batches. */
export type TakesListProps = {
  readonly sendings: readonly Sending[];
  readonly batches: readonly Batch[];
  readonly onNearEnd: () => void;
  readonly end: ReactElement | null;
};

const NEAR_END_ROWS = 8;

function Row({ row, columns }: { readonly row: TakeRow; readonly columns: Columns }) {
  switch (row.kind) {
    case 'header':
      return <BatchRow batch={row.batch} items={row.items} />;
    case 'cards':
      return <CardRow items={row.items} columns={columns} pictureHeight={row.pictureHeight} />;
    case 'sending':
      return <SendingRow sending={row.sending} columns={columns} pictureHeight={row.pictureHeight} />;
    default:
      return row satisfies never;
  }
}

/** All batches, newest first, of which only what is in view is drawn. */
export function TakesList({ sendings, batches, onNearEnd, end }: TakesListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const width = useElementWidth(element);
  const columns = useMemo(() => fitColumns(width), [width]);
  const [layOut] = useState(createLayout);
  const rows = useMemo(() => layOut(sendings, batches, columns), [layOut, sendings, batches, columns]);
  useLayoutEffect(() => showRows(rows), [rows]);

  const virtualizer = useTakesVirtualizer(scroller, rows, columns);
  useFocusRequest(scroller, virtualizer);

  const newest = sendings[0]?.key;
  useEffect(() => {
    // Whoever has just asked for something wants to see it come.
    if (newest !== undefined) virtualizer.scrollToOffset(0);
  }, [newest, virtualizer]);

  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - NEAR_END_ROWS) onNearEnd();
  }, [last, rows.length, onNearEnd]);

  return (
    <div className="relative min-h-0 grow">
      <NewTakesPill
        batches={batches}
        scrolled={(virtualizer.scrollOffset ?? 0) > 120}
        onShow={() => virtualizer.scrollToOffset(0)}
      />
      <section
        ref={section => {
          scroller.current = section as HTMLDivElement | null;
          setElement(section);
        }}
        aria-label="Takes"
        className="@container h-full overflow-y-auto px-4 [overflow-anchor:none]"
      >
        <div ref={virtualizer.containerRef} className="relative w-full">
          {items.map(({ key, index }) => {
            const row = rows[index];
            return (
              row && (
                <div
                  key={key}
                  data-index={index}
                  ref={virtualizer.measureElement}
                  className="absolute top-0 left-0 w-full"
                >
                  <Row row={row} columns={columns} />
                </div>
              )
            );
          })}
        </div>
        {end}
      </section>
    </div>
  );
}
