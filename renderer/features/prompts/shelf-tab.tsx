import { Plus } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { useHotkeys } from '../../ui/use-hotkeys.ts';
import { NEW, type PromptsSearch } from './prompts-search.ts';
import { type ShelfGroup, ShelfList } from './shelf-list.tsx';

/** What all tabs of editable things are given. */
export type ShelfTabProps = {
  readonly projectId: string;
  readonly search: PromptsSearch;
  readonly onSearchChange: (search: PromptsSearch) => void;
  readonly searchBox: RefObject<HTMLInputElement | null>;
};

/** A read of what a tab lists. */
type Read = { readonly isPending: boolean; readonly error: unknown; readonly refetch: () => unknown };

type LayOutProps = ShelfTabProps & {
  /** Such as `styles`. */
  readonly many: string;
  readonly add: string;
  readonly read: Read;
  readonly groups: readonly ShelfGroup[];
  /** Stands beside the button that adds. */
  readonly tools?: ReactNode;
  /** Stands over the list. */
  readonly narrow?: ReactNode;
  /** What stands in place of a form where nothing is chosen. */
  readonly unchosen: ReactNode;
  /** The form of what is chosen; null where that is not there. */
  readonly form: ReactNode;
};

/** A list at the side with its search, and beside it the form of what is chosen of it. */
export function ShelfTab(props: LayOutProps) {
  const { search, onSearchChange, searchBox, many, add, read, groups, tools, narrow, unchosen, form } = props;
  const { q, item } = search;
  const shown = groups.filter(({ items }) => items.length > 0);
  const choose = (id: string) => onSearchChange({ ...search, item: id });
  useHotkeys({ '/': () => searchBox.current?.focus(), n: () => choose(NEW) });
  if (read.error) return <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />;
  if (read.isPending)
    return (
      <div className="grid h-full place-items-center">
        <SpinnerWithWords words={`Reading the ${many}…`} />
      </div>
    );
  return (
    <div className="-mx-4 -mt-4 grid h-[calc(100%+1rem)] grid-cols-[18rem_minmax(0,1fr)]">
      <div className="flex min-h-0 flex-col border-line border-r">
        <div className="flex shrink-0 flex-col gap-2 p-3">
          <div className="flex gap-2">
            <Button icon={<Plus />} shortcut="n" className="grow" onClick={() => choose(NEW)}>
              {add}
            </Button>
            {tools}
          </div>
          <SearchBox
            label={`Search ${many}`}
            query={q}
            onQueryChange={next => onSearchChange({ ...search, q: next })}
            box={searchBox}
            shortcut="/"
          />
          {narrow}
        </div>
        <div className="min-h-0 grow overflow-y-auto px-3 pb-3">
          {shown.length > 0 ? (
            <ShelfList label={many} groups={shown} chosen={item} onChoose={choose} />
          ) : (
            <p className="px-2 py-4 text-center text-meta text-second">
              {q === undefined ? 'None yet.' : `None has “${q}”.`}
            </p>
          )}
        </div>
      </div>
      <div className="min-h-0 overflow-y-auto">
        {form ?? <div className="grid min-h-full place-items-center">{unchosen}</div>}
      </div>
    </div>
  );
}

/** Whether words are in one of these texts, whatever their capitals. */
export const hasWords = (q: string | undefined, ...texts: readonly string[]): boolean =>
  q === undefined || texts.some(text => text.toLowerCase().includes(q.toLowerCase()));
