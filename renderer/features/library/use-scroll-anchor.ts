import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import type { Row } from './lay-out-rows.ts';

/** Holds what is in view in its place when pictures come or go above it, or when the grid changes its width. */
export function useScrollAnchor(scroller: RefObject<HTMLElement | null>, rows: readonly Row[]): () => void {
  const anchor = useRef<{ id: string; offset: number } | null>(null);

  const noteScroll = useCallback(() => {
    const top = scroller.current?.scrollTop ?? 0;
    const row = rows.find(candidate => candidate.top + candidate.height > top);
    const first = row?.cells[0];
    // At the very top a person wants to see what is new.
    anchor.current = row && first && top > 0 ? { id: first.item.id, offset: top - row.top } : null;
  }, [scroller, rows]);

  useLayoutEffect(() => {
    const held = anchor.current;
    const element = scroller.current;
    if (!held || !element) return;
    const row = rows.find(({ cells }) => cells.some(({ item }) => item.id === held.id));
    if (row) element.scrollTop = row.top + held.offset;
  }, [scroller, rows]);

  return noteScroll;
}
