import { Command } from 'cmdk';
import { Check, Search } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { joinClasses } from './join-classes.ts';
import { itemClasses } from './menu-classes.ts';
import { Popover } from './popover.tsx';

/** One of many; `keywords` are other words that find it. */
export interface PickManyOption {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
}

/** Choices under a heading, or without one. */
export interface PickManyGroup {
  readonly heading?: string | undefined;
  readonly options: readonly PickManyOption[];
}

/** Choices of which any number may be taken; `none` stands in place of them where there are none. */
export interface PickManyProps {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly searchLabel: string;
  readonly groups: readonly PickManyGroup[];
  readonly chosen: readonly string[];
  readonly onToggle: (id: string) => void;
  readonly none: ReactNode;
  /** Stands under the choices. */
  readonly footer?: ReactNode;
}

/** Takes some of many from a list that opens on a button: found by a few letters, ticked by Enter or by a press. */
export function PickMany(props: PickManyProps) {
  const { trigger, label, searchLabel, groups, chosen, onToggle, none, footer } = props;
  const filled = groups.filter(({ options }) => options.length > 0);
  return (
    <Popover trigger={trigger} label={label} className="flex w-80 flex-col overflow-hidden p-0">
      {filled.length === 0 ? (
        none
      ) : (
        // Its keys of Vim would take Control+K, which opens the commands.
        <Command label={label} loop vimBindings={false} className="flex min-h-0 flex-col">
          <div className="flex h-10 shrink-0 items-center gap-2 border-line border-b px-3">
            <Search aria-hidden className="size-4 shrink-0 text-faint" />
            <Command.Input
              aria-label={searchLabel}
              placeholder={searchLabel}
              className="h-full min-w-0 grow bg-transparent text-body text-text outline-none"
            />
          </div>
          <Command.List aria-multiselectable className="max-h-72 min-h-0 scroll-py-1 overflow-y-auto p-1">
            <Command.Empty className="px-3 py-6 text-center text-body text-second">None has these words.</Command.Empty>
            {filled.map(({ heading, options }) => (
              <Command.Group
                key={heading ?? ''}
                heading={heading}
                className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-meta [&_[cmdk-group-heading]]:text-faint"
              >
                {options.map(option => (
                  <Option
                    key={option.id}
                    option={option}
                    checked={chosen.includes(option.id)}
                    onToggle={() => onToggle(option.id)}
                  />
                ))}
              </Command.Group>
            ))}
          </Command.List>
        </Command>
      )}
      {footer !== undefined && (
        <div className="flex shrink-0 items-center gap-2 border-line border-t p-2">{footer}</div>
      )}
    </Popover>
  );
}

type OptionProps = { readonly option: PickManyOption; readonly checked: boolean; readonly onToggle: () => void };

function Option({ option: { id, label, detail, keywords = [] }, checked, onToggle }: OptionProps) {
  return (
    <Command.Item
      value={id}
      keywords={[label, ...keywords]}
      aria-checked={checked}
      onSelect={onToggle}
      className={joinClasses(itemClasses(), 'items-start py-1.5 data-[selected=true]:bg-hover')}
    >
      <span
        aria-hidden
        className={joinClasses(
          'mt-0.5 grid size-4 shrink-0 place-items-center rounded-[4px] border [&_svg]:size-3 [&_svg]:stroke-3',
          checked ? 'border-text bg-text text-ground' : 'border-edge bg-field',
        )}
      >
        {checked && <Check />}
      </span>
      <span className="flex min-w-0 flex-col">
        <span dir="auto">{label}</span>
        {detail !== undefined && (
          <span dir="auto" className="line-clamp-2 text-meta text-faint">
            {detail}
          </span>
        )}
      </span>
    </Command.Item>
  );
}
