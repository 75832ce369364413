import { type ReactNode, useEffect, useRef } from 'react';
import { Tabs } from '../../ui/tabs.tsx';
import { HistoryTab } from './history-tab.tsx';
import type { HistoryVerbs } from './history-verbs.tsx';
import { NegativesTab } from './negatives-tab.tsx';
import type { PromptsSearch, PromptsTab } from './prompts-search.ts';
import { StylesTab } from './styles-tab.tsx';
import { WildcardsTab } from './wildcards-tab.tsx';

/** Where the page is, and how it leads elsewhere. */
export type PromptsPageProps = Pick<HistoryVerbs, 'onUse' | 'onOpenTake'> & {
  readonly projectId: string;
  readonly search: PromptsSearch;
  readonly onSearchChange: (search: PromptsSearch) => void;
  readonly onOpenWork: () => void;
  /** Puts the keyboard into the search box; a new number asks anew. */
  readonly searchAsked: number;
};

/** The parts of the page in their order. */
const TABS: readonly { readonly value: PromptsTab; readonly label: string }[] = [
  { value: 'history', label: 'History' },
  { value: 'styles', label: 'Styles' },
  { value: 'negatives', label: 'Negatives' },
  { value: 'wildcards', label: 'Wildcards' },
];

/** Every prompt that was used, and what is put around and into prompts: styles, negative presets and wildcards. */
export function PromptsPage(props: PromptsPageProps) {
  const { search, onSearchChange, searchAsked } = props;
  const { tab = 'history' } = search;
  const searchBox = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (searchAsked > 0) searchBox.current?.focus();
  }, [searchAsked]);
  const shelf = { ...props, searchBox };
  const contents: Record<PromptsTab, ReactNode> = {
    history: <HistoryTab {...shelf} />,
    styles: <StylesTab {...shelf} />,
    negatives: <NegativesTab {...shelf} />,
    wildcards: <WildcardsTab {...shelf} />,
  };
  return (
    <div className="grid h-full grid-cols-1 px-4 pt-2">
      <h1 className="sr-only">Prompts</h1>
      <Tabs<PromptsTab>
        label="Prompts"
        value={tab}
        onValueChange={next => onSearchChange(next === 'history' ? {} : { tab: next })}
        tabs={TABS.map(each => ({ ...each, content: each.value === tab ? contents[tab] : null }))}
      />
    </div>
  );
}
