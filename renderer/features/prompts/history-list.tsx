import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { UsedPrompt } from '../../../backend/contract/prompt-history.ts';
import { useHotkeys } from '../../ui/use-hotkeys.ts';
import { HistoryRow, ROW } from './history-row.tsx';
import type { HistoryVerbs } from './history-verbs.tsx';

type HistoryListProps = {
  readonly prompts: readonly UsedPrompt[];
  readonly total: number;
  /** By id, where prompts of more than one project are shown. */
  readonly projectNames: ReadonlyMap<string, string> | null;
  readonly hasMore: boolean;
  readonly onNeedMore: () => void;
  /** The prompt that holds the keyboard. */
  readonly activeId: string | null;
  readonly onActiveChange: (id: string) => void;
  readonly verbs: HistoryVerbs;
};

const ROWS_AHEAD = 12;

/** The prompts one under the other; only those in view are drawn. */
export function HistoryList(props: HistoryListProps) {
  const { prompts, total, projectNames, hasMore, onNeedMore, activeId, onActiveChange, verbs } = props;
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const active = Math.max(
    0,
    prompts.findIndex(({ id }) => id === activeId),
  );
  const virtualizer = useVirtualizer({
    count: prompts.length,
    getScrollElement: () => scroller,
    getItemKey: at => prompts[at]?.id ?? at,
    estimateSize: () => ROW,
    overscan: 4,
    // The row that holds the keyboard stays drawn, however far the list is scrolled away from it.
    rangeExtractor: range => [...new Set([...defaultRangeExtractor(range), active])].toSorted((a, b) => a - b),
  });
  const drawn = virtualizer.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= prompts.length - ROWS_AHEAD) onNeedMore();
  }, [hasMore, last, prompts, onNeedMore]);
  const noteScroll = useHeldPlace(scroller, prompts);

  const toggle = (id: string, index: number) => {
    setOpenId(openId === id ? null : id);
    const former = prompts.findIndex(prompt => prompt.id === openId);
    if (former >= 0) virtualizer.resizeItem(former, ROW);
    if (openId === id) virtualizer.resizeItem(index, ROW);
  };
  const walked = useRef(false);
  const walkTo = (index: number) => {
    const id = prompts[Math.min(prompts.length - 1, Math.max(0, index))]?.id;
    if (id === undefined) return;
    walked.current = true;
    onActiveChange(id);
    virtualizer.scrollToIndex(prompts.findIndex(prompt => prompt.id === id));
    // Where it is the active one already, nothing is drawn anew.
    if (id === activeId) focusRow(id);
  };
  const focusRow = (id: string) =>
    scroller?.querySelector<HTMLElement>(`[data-prompt="${id}"]`)?.focus({ preventScroll: true });
  useEffect(() => {
    if (!walked.current || activeId === null) return;
    walked.current = false;
    scroller?.querySelector<HTMLElement>(`[data-prompt="${activeId}"]`)?.focus({ preventScroll: true });
  }, [activeId, scroller]);
  const step = (by: number) => ({ run: () => walkTo(activeId === null ? 0 : active + by), repeat: true });
  const inView = Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / ROW) - 1);
  useHotkeys({
    j: step(1),
    k: step(-1),
    down: step(1),
    up: step(-1),
    pagedown: step(inView),
    pageup: step(-inView),
    home: () => walkTo(0),
    end: () => walkTo(prompts.length - 1),
  });

  return (
    <div ref={setScroller} onScroll={noteScroll} className="absolute inset-0 overflow-y-auto [scrollbar-gutter:stable]">
      <ul aria-label="Prompts" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const prompt = prompts[index];
          if (!prompt) return null;
          const open = prompt.id === openId;
          return (
            <li
              key={prompt.id}
              ref={open ? virtualizer.measureElement : undefined}
              data-index={index}
              onFocus={() => onActiveChange(prompt.id)}
              aria-posinset={index + 1}
              aria-setsize={total}
              className="absolute inset-x-0 top-0 border-line border-b [contain:layout_style]"
              style={{ transform: `translateY(${start}px)`, ...(open ? { minHeight: ROW } : { height: ROW }) }}
            >
              <HistoryRow
                prompt={prompt}
                projectName={projectNames?.get(prompt.projectId)}
                open={open}
                onToggle={() => toggle(prompt.id, index)}
                active={index === active}
                verbs={verbs}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Holds what is in view in its place when prompts come or go above it; at the very top a person wants to see what is new. */
function useHeldPlace(scroller: HTMLElement | null, prompts: readonly UsedPrompt[]): () => void {
  const held = useRef<{ readonly id: string; readonly index: number } | null>(null);
  useLayoutEffect(() => {
    const { current } = held;
    if (!current || !scroller) return;
    const now = prompts.findIndex(({ id }) => id === current.id);
    if (now < 0 || now === current.index) return;
    scroller.scrollTop += (now - current.index) * ROW;
    held.current = { id: current.id, index: now };
  }, [scroller, prompts]);
  return () => {
    const index = Math.floor((scroller?.scrollTop ?? 0) / ROW);
    const id = prompts[index]?.id;
    held.current = id !== undefined && index > 0 ? { id, index } : null;
  };
}
