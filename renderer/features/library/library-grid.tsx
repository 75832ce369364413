import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Generation } from '../../../backend/contract/generations.ts';
import { ContextMenu } from '../../ui/context-menu.tsx';
import type { MenuEntry } from '../../ui/menu-entry.ts';
import { useElementWidth } from '../../ui/use-element-width.ts';
import { findNeighbour, type Step } from './find-neighbour.ts';
import { type CellHandlers, GridCell } from './grid-cell.tsx';
import { GAP, layOutRows } from './lay-out-rows.ts';
import type { Selection } from './selection.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';

/** A grid of what was read so far; `onNeedMore` asks for the next page when its end comes near. */
export type LibraryGridProps = CellHandlers & {
  readonly label: string;
  readonly items: readonly Generation[];
  readonly hasMore: boolean;
  readonly onNeedMore: () => void;
  readonly selection: Selection;
  /** What can be done with the pictures that a menu was asked for on. */
  readonly menu: readonly MenuEntry[];
  /** The keyboard went to a picture; with `extend` the range follows it. */
  readonly onWalk: (id: string, extend: boolean) => void;
};

const WISHED_HEIGHT = 216;
const ROWS_AHEAD = 6;
const PADDING = 16;
// The scrollbar's own place makes the rest of the padding at that side.
const SCROLLBAR_SIDE = 4;
const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
  End: 'end',
  PageUp: 'pageup',
  PageDown: 'pagedown',
};

/** The pictures and clips of the library in rows; only those in view are drawn. */
export function LibraryGrid(props: LibraryGridProps) {
  const { label, items, hasMore, onNeedMore, selection, menu, onWalk, ...handlers } = props;
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const scrollerRef = useRef<HTMLDivElement | null>(null);
  const width = useElementWidth(scroller) - PADDING - SCROLLBAR_SIDE;
  const rows = useMemo(() => layOutRows(items, width, WISHED_HEIGHT), [items, width]);
  const noteScroll = useScrollAnchor(scrollerRef, rows);
  const active = Math.max(
    0,
    items.findIndex(({ id }) => id === selection.active),
  );
  const activeRow = rows.findIndex(({ cells }) => cells.some(({ index }) => index === active));
  const walked = useRef(false);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: at => (rows[at]?.height ?? WISHED_HEIGHT) + GAP,
    overscan: 3,
    paddingStart: PADDING,
    paddingEnd: PADDING,
    // The cell that holds the keyboard stays drawn, however far the page is scrolled away from it.
    rangeExtractor: range =>
      [...new Set([...defaultRangeExtractor(range), ...(activeRow >= 0 ? [activeRow] : [])])].toSorted((a, b) => a - b),
  });
  useLayoutEffect(() => {
    if (rows.length > 0) virtualizer.measure();
  }, [rows, virtualizer]);

  const drawn = virtualizer.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && rows.length > 0 && last >= rows.length - ROWS_AHEAD) onNeedMore();
    // On the rows and not on their number: a page that only fills up the last row is no end of reading on.
  }, [hasMore, last, rows, onNeedMore]);

  useEffect(() => {
    if (!walked.current || selection.active === null) return;
    walked.current = false;
    scroller?.querySelector<HTMLElement>(`[data-item="${selection.active}"]`)?.focus({ preventScroll: true });
  }, [selection.active, scroller]);

  const walk = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const inView = Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / WISHED_HEIGHT));
    const next = findNeighbour(rows, active, step, inView);
    const id = items[next]?.id;
    if (id === undefined) return;
    walked.current = true;
    onWalk(id, event.shiftKey);
    virtualizer.scrollToIndex(rows.findIndex(({ cells }) => cells.some(({ index }) => index === next)));
  };

  return (
    <div
      ref={element => {
        scrollerRef.current = element;
        setScroller(element);
      }}
      onScroll={noteScroll}
      className="absolute inset-0 overflow-y-auto [scrollbar-gutter:stable]"
    >
      <ContextMenu entries={menu}>
        <div
          role="grid"
          aria-label={label}
          aria-multiselectable
          aria-rowcount={hasMore ? -1 : rows.length}
          onKeyDown={walk}
          className="relative mr-1 ml-4"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {drawn.map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 1}
                className="absolute inset-x-0 top-0 [contain:layout_style]"
                style={{ height: row.height, transform: `translateY(${start}px)` }}
              >
                {row.cells.map(cell => (
                  <GridCell
                    key={cell.item.id}
                    {...handlers}
                    cell={cell}
                    height={row.height}
                    chosen={selection.chosen.has(cell.item.id)}
                    tabbable={cell.index === active}
                  />
                ))}
              </div>
            );
          })}
        </div>
      </ContextMenu>
    </div>
  );
}
