import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { SCRIM_CLASSES } from './dialog.tsx';
import { joinClasses } from './join-classes.ts';
import { Kbd } from './kbd.tsx';
import { itemClasses } from './menu-classes.ts';
import { useReturnFocus } from './use-return-focus.ts';

/** One command; `keywords` are other words that find it. */
export interface CommandItem {
  readonly id: string;
  readonly label: string;
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly detail?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly disabledReason?: string | undefined;
}

/** Commands under one heading. */
export interface CommandGroup {
  readonly heading: string;
  readonly items: readonly CommandItem[];
}

/** Everything that can be done, and the words of the search; give `search` to look further than the items. */
export interface CommandMenuProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly groups: readonly CommandGroup[];
  readonly label: string;
  readonly placeholder: string;
  readonly emptyWords: string;
  readonly search?: string | undefined;
  readonly onSearchChange?: ((search: string) => void) | undefined;
}

function CommandLine({
  item,
  onChoose,
}: {
  readonly item: CommandItem;
  readonly onChoose: (item: CommandItem) => void;
}) {
  const dead = item.disabledReason !== undefined;
  const detail = item.disabledReason ?? item.detail;
  return (
    <Command.Item
      value={item.id}
      keywords={[item.label, ...(item.keywords ?? [])]}
      onSelect={() => !dead && onChoose(item)}
      className={joinClasses(itemClasses(), 'h-9 data-[selected=true]:bg-hover', dead && 'text-faint')}
    >
      {item.icon}
      <span className="truncate">{item.label}</span>{' '}
      {detail !== undefined && <span className="min-w-0 grow truncate text-meta text-faint">{detail}</span>}{' '}
      {item.shortcut !== undefined && <Kbd shortcut={item.shortcut} className="ml-auto" />}
    </Command.Item>
  );
}

/** Finds a command by a few letters and runs it once focus is back where it came from. */
export function CommandMenu(props: CommandMenuProps) {
  const { open, onOpenChange, groups, label, placeholder, emptyWords, search, onSearchChange } = props;
  const chosen = useRef<CommandItem>(undefined);
  const focus = useReturnFocus(() => {
    const item = chosen.current;
    chosen.current = undefined;
    item?.onSelect();
  });
  const choose = (item: CommandItem) => {
    chosen.current = item;
    onOpenChange(false);
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM_CLASSES} />
        <Radix.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed top-[14vh] left-1/2 z-40 w-160 max-w-[calc(100vw-2rem)] -translate-x-1/2 overflow-hidden rounded-dialog border border-line bg-panel shadow-float outline-none data-[state=closed]:animate-sink data-[state=open]:animate-rise"
        >
          <Radix.Title className="sr-only">{label}</Radix.Title>
          {/* Its keys of Vim would take Control+K, which closes this menu. */}
          <Command label={label} loop vimBindings={false}>
            <div className="flex h-12 items-center gap-2.5 border-b border-line px-4">
              <Search aria-hidden className="size-4 shrink-0 text-faint" />
              <Command.Input
                placeholder={placeholder}
                {...(search !== undefined && { value: search })}
                {...(onSearchChange !== undefined && { onValueChange: onSearchChange })}
                className="h-full grow bg-transparent text-section text-text outline-none"
              />
            </div>
            <Command.List className="max-h-[min(26rem,60vh)] scroll-py-1.5 overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-body text-second">{emptyWords}</Command.Empty>
              {groups.map(group => (
                <Command.Group
                  key={group.heading}
                  heading={group.heading}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-meta [&_[cmdk-group-heading]]:text-faint"
                >
                  {group.items.map(item => (
                    <CommandLine key={item.id} item={item} onChoose={choose} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
