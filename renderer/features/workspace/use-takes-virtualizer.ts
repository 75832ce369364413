import { defaultRangeExtractor, type Range, type ReactVirtualizer, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import { CAPTION, type Columns, GAP, type TakeRow } from './lay-out-takes.ts';
import { useSelection } from './selection-store.ts';
import { HEADER } from './sending-row.tsx';
import { useTakesShown } from './take-map-store.ts';

// How far down the list may be and still count as at its top, in CSS pixels.
const AT_TOP = 8;

/** The virtualiser of the takes list. */
export type TakesVirtualizer = ReactVirtualizer<HTMLDivElement, HTMLElement>;

function heightOf(row: TakeRow | undefined, columns: Columns): number {
  if (row === undefined) return 0;
  switch (row.kind) {
    case 'header':
      return HEADER;
    case 'cards':
      return row.pictureHeight + CAPTION + GAP;
    case 'sending': {
      const lines = Math.ceil(row.sending.count / columns.count);
      return HEADER + lines * (row.pictureHeight + CAPTION + GAP);
    }
    default:
      return row satisfies never;
  }
}

/**
 * The rows that are in view. Their heights are reckoned beforehand and measured once drawn. Scrolled down, what stands
 * in view keeps its place when rows come or go above it; at the top, new rows come into view.
 */
export function useTakesVirtualizer(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly TakeRow[],
  columns: Columns,
): TakesVirtualizer {
  const former = useRef<TakesVirtualizer>(null);
  const measured = useRef(columns);
  // The row of the current card stays drawn, so that the keyboard's focus is not lost by scrolling.
  const rangeExtractor = useCallback((range: Range) => {
    const indexes = defaultRangeExtractor(range);
    const { current } = useSelection.getState();
    const row = current === null ? undefined : useTakesShown.getState().map.places.get(current)?.row;
    if (row === undefined || row >= range.count || indexes.includes(row)) return indexes;
    return [...indexes, row].toSorted((a, b) => a - b);
  }, []);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => heightOf(rows[index], columns),
    getItemKey: index => rows[index]?.key ?? index,
    anchorTo: (former.current?.scrollOffset ?? 0) > AT_TOP ? 'end' : 'start',
    rangeExtractor,
    // A row just drawn is taken to be as high as was reckoned: reading it then would make the browser lay out the page
    // once a row. Where it is higher, such as an opened prompt, the observer tells.
    measureElement: (element, entry, instance) => {
      const box = entry?.borderBoxSize[0];
      if (box) return Math.round(box.blockSize);
      const index = instance.indexFromElement(element);
      return instance.itemSizeCache.get(instance.options.getItemKey(index)) ?? instance.options.estimateSize(index);
    },
    overscan: 4,
    paddingStart: 4,
    paddingEnd: 24,
    directDomUpdates: true,
  });
  useLayoutEffect(() => {
    former.current = virtualizer;
    // Heights follow the width: what was measured at another one no longer holds.
    if (measured.current !== columns) virtualizer.measure();
    measured.current = columns;
  });
  return virtualizer;
}
