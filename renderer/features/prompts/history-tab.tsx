import { useQuery } from '@tanstack/react-query';
import { Copy, CornerDownLeft, Star, StarOff, Trash2 } from 'lucide-react';
import { type RefObject, useCallback, useState } from 'react';
import type { UsedPrompt } from '../../../backend/contract/prompt-history.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readProjects } from '../../api/reads.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import type { CommandItem } from '../../ui/command-menu.tsx';
import { useOfferCommands } from '../../ui/offered-commands.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { useHotkeys } from '../../ui/use-hotkeys.ts';
import { EmptyHistory } from './empty-history.tsx';
import { HistoryList } from './history-list.tsx';
import { copyPrompt, type HistoryVerbs, useForgetPrompt, useStarPrompt } from './history-verbs.tsx';
import type { PromptsSearch } from './prompts-search.ts';
import { useHistory } from './use-history.ts';

type HistoryTabProps = Pick<HistoryVerbs, 'onUse' | 'onOpenTake'> & {
  readonly projectId: string;
  readonly search: PromptsSearch;
  readonly onSearchChange: (search: PromptsSearch) => void;
  readonly onOpenWork: () => void;
  readonly searchBox: RefObject<HTMLInputElement | null>;
};

const sayCount = (total: number, found: boolean) =>
  `${total.toLocaleString('en')} ${total === 1 ? 'prompt' : 'prompts'}${found ? ' found' : ''}`;

/** Every prompt that was used: to find, to use again, to mark and to forget. */
export function HistoryTab(props: HistoryTabProps) {
  const { projectId, search, onSearchChange, onOpenWork, searchBox, onUse, onOpenTake } = props;
  const { q, starred = false, everywhere = false } = search;
  const { data: projects = [] } = useQuery(readProjects(useApi()));
  const { query, prompts, total } = useHistory({
    ...(!everywhere && { projectId }),
    ...(q !== undefined && { q }),
    ...(starred && { starred: 'yes' as const }),
  });
  const [activeId, setActiveId] = useState<string | null>(null);
  const [forgetting, setForgetting] = useState<UsedPrompt | null>(null);
  const star = useStarPrompt();
  const forget = useForgetPrompt();
  const verbs: HistoryVerbs = {
    onUse,
    onOpenTake,
    onStar: prompt => star.mutate(prompt),
    onCopy: copyPrompt,
    onForget: setForgetting,
  };
  const readOn = useCallback(() => {
    if (!query.isFetching) void query.fetchNextPage();
  }, [query.isFetching, query.fetchNextPage]);

  const active = prompts.find(({ id }) => id === activeId);
  const withActive = (act: (prompt: UsedPrompt) => void) => () => active && act(active);
  useHotkeys({
    '/': () => searchBox.current?.focus(),
    r: withActive(verbs.onUse),
    s: withActive(verbs.onStar),
    y: withActive(verbs.onCopy),
    x: withActive(verbs.onForget),
    delete: withActive(verbs.onForget),
  });
  const ofActive = (prompt: UsedPrompt): readonly CommandItem[] => [
    {
      id: 'use prompt',
      label: 'Use this prompt in Work',
      shortcut: 'r',
      icon: <CornerDownLeft />,
      onSelect: () => onUse(prompt),
    },
    {
      id: 'star prompt',
      label: prompt.starred ? 'Take the star off this prompt' : 'Star this prompt',
      shortcut: 's',
      icon: prompt.starred ? <StarOff /> : <Star />,
      onSelect: () => verbs.onStar(prompt),
    },
    { id: 'copy prompt', label: 'Copy this prompt', shortcut: 'y', icon: <Copy />, onSelect: () => copyPrompt(prompt) },
    {
      id: 'forget prompt',
      label: 'Forget this prompt…',
      shortcut: 'x',
      icon: <Trash2 />,
      onSelect: () => setForgetting(prompt),
    },
  ];
  useOfferCommands({
    heading: 'Prompts',
    items: active ? ofActive(active) : [],
    alsoListed: [
      { label: 'Next prompt', shortcut: 'j' },
      { label: 'Previous prompt', shortcut: 'k' },
    ],
  });

  return (
    <div className="flex h-full flex-col gap-3">
      <div className="flex shrink-0 flex-wrap items-center gap-2">
        <div className="w-80 min-w-40 shrink">
          <SearchBox
            label="Search prompts"
            query={q}
            onQueryChange={next => onSearchChange({ ...search, q: next })}
            box={searchBox}
            shortcut="/"
          />
        </div>
        <Button
          variant={starred ? 'secondary' : 'ghost'}
          icon={<Star className={starred ? 'fill-current text-accent-text' : undefined} />}
          aria-pressed={starred}
          onClick={() => onSearchChange({ ...search, starred: starred ? undefined : true })}
        >
          Starred
        </Button>
        <SegmentedControl
          label="Of which projects"
          value={everywhere ? 'all' : 'this'}
          onValueChange={of => onSearchChange({ ...search, everywhere: of === 'all' ? true : undefined })}
          segments={[
            { value: 'this', label: 'This project' },
            { value: 'all', label: 'All projects' },
          ]}
        />
        <output className="ml-auto text-second tabular-nums">
          {total !== undefined && sayCount(total, q !== undefined || starred)}
        </output>
      </div>
      <div className="relative -mx-4 min-h-0 grow border-line border-t">
        {query.error ? (
          <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        ) : query.isPending ? (
          <div className="grid h-full place-items-center">
            <SpinnerWithWords words="Reading the prompts…" />
          </div>
        ) : prompts.length === 0 ? (
          <div className="grid h-full place-items-center">
            <EmptyHistory search={search} onSearchChange={onSearchChange} onOpenWork={onOpenWork} />
          </div>
        ) : (
          <HistoryList
            prompts={prompts}
            total={total ?? prompts.length}
            projectNames={everywhere ? new Map(projects.map(({ id, name }) => [id, name])) : null}
            hasMore={query.hasNextPage}
            onNeedMore={readOn}
            activeId={activeId}
            onActiveChange={setActiveId}
            verbs={verbs}
          />
        )}
      </div>
      <AlertDialog
        open={forgetting !== null}
        onOpenChange={open => !open && setForgetting(null)}
        title="Forget this prompt?"
        description="It is taken off this list, with its star. The takes that it made stay where they are."
        confirmLabel="Forget"
        danger
        busy={forget.isPending ? 'Forgetting…' : undefined}
        onConfirm={() => forgetting && forget.mutate(forgetting, { onSettled: () => setForgetting(null) })}
      />
    </div>
  );
}
