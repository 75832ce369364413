import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

/** One tab, how many things are in it where that helps, and what it shows. */
export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number | undefined;
  readonly content: ReactNode;
}

/** Views of which one is shown. */
export interface TabsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly tabs: readonly Tab<Value>[];
}

/** Switches between views of the same place. */
export function Tabs<Value extends string>({ label, value, onValueChange, tabs }: TabsProps<Value>) {
  const choose = (next: string) => {
    const tab = tabs.find(candidate => candidate.value === next);
    if (tab !== undefined) onValueChange(tab.value);
  };
  return (
    <Radix.Root value={value} onValueChange={choose} className="flex min-h-0 flex-col">
      <Radix.List aria-label={label} className="flex shrink-0 gap-1 border-b border-line">
        {tabs.map(tab => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px flex h-9 cursor-default items-center gap-1.5 rounded-t-control border-b-2 border-transparent px-2.5 text-body font-medium text-second transition-colors select-none hover:text-text focus-visible:-outline-offset-2 data-[state=active]:border-accent-mark data-[state=active]:text-text"
          >
            {tab.label}{' '}
            {tab.count !== undefined && (
              <span className="text-meta text-faint tabular-nums">{tab.count.toLocaleString('en')}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(tab => (
        <Radix.Content key={tab.value} value={tab.value} className="min-h-0 grow pt-4 focus-visible:outline-offset-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
