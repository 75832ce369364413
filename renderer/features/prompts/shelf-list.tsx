import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { joinClasses } from '../../ui/join-classes.ts';

/** One thing of the list; `unsaved` says that something written in it is not saved. */
export type ShelfItem = {
  readonly id: string;
  readonly label: string;
  readonly detail?: ReactNode;
  readonly unsaved: boolean;
};

/** Things under a heading, or without one. */
export type ShelfGroup = { readonly heading?: string | undefined; readonly items: readonly ShelfItem[] };

type ShelfListProps = {
  readonly label: string;
  readonly groups: readonly ShelfGroup[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** The names of what can be edited; Tab leads to one of them, arrows to the others. */
export function ShelfList({ label, groups, chosen, onChoose }: ShelfListProps) {
  const box = useRef<HTMLElement>(null);
  const ids = groups.flatMap(({ items }) => items.map(({ id }) => id));
  const tabbable = chosen !== undefined && ids.includes(chosen) ? chosen : ids[0];
  const walk = (event: KeyboardEvent, from: string) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = Math.min(ids.length - 1, Math.max(0, ids.indexOf(from) + by));
    box.current?.querySelectorAll<HTMLElement>('button')[at]?.focus();
  };
  return (
    <nav ref={box} aria-label={label} className="flex flex-col gap-3">
      {groups.map(({ heading, items }) => (
        <section key={heading ?? ''} aria-label={heading} className="flex flex-col gap-0.5">
          {heading !== undefined && <h3 className="px-2 pb-1 text-meta text-faint">{heading}</h3>}
          {items.map(({ id, label: name, detail, unsaved }) => (
            <button
              key={id}
              type="button"
              aria-current={id === chosen || undefined}
              tabIndex={id === tabbable ? 0 : -1}
              onClick={() => onChoose(id)}
              onKeyDown={event => walk(event, id)}
              className={joinClasses(
                'flex min-h-8 items-center gap-2 rounded-control px-2 py-1 text-left text-body',
                'hover:bg-hover focus-visible:-outline-offset-2 aria-current:bg-selected',
              )}
            >
              <span dir="auto" className="min-w-0 grow truncate text-text">
                {name}
              </span>{' '}
              {unsaved && <span className="shrink-0 text-meta text-warn">Not saved</span>}{' '}
              {detail !== undefined && <span className="shrink-0 text-meta text-faint tabular-nums">{detail}</span>}
            </button>
          ))}
        </section>
      ))}
    </nav>
  );
}
