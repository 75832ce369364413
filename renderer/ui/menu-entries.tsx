import { Check, ChevronRight } from 'lucide-react';
import type { DropdownMenu } from 'radix-ui';
import { describeShortcut } from './format-shortcut.ts';
import { joinClasses } from './join-classes.ts';
import { Kbd } from './kbd.tsx';
import { floatClasses, itemClasses } from './menu-classes.ts';
import type { MenuAction, MenuEntry } from './menu-entry.ts';
import { detectPlatform } from './platform.ts';

/** The pieces that a dropdown menu and a context menu have in common. */
export type MenuParts = Pick<
  typeof DropdownMenu,
  | 'Item'
  | 'CheckboxItem'
  | 'RadioGroup'
  | 'RadioItem'
  | 'ItemIndicator'
  | 'Label'
  | 'Separator'
  | 'Sub'
  | 'SubTrigger'
  | 'SubContent'
  | 'Portal'
>;

interface EntriesProps {
  readonly parts: MenuParts;
  readonly entries: readonly MenuEntry[];
}

const MARK = 'absolute left-2 text-accent-text';

function ActionItem({ parts, entry }: { readonly parts: MenuParts; readonly entry: MenuAction }) {
  const dead = entry.disabledReason !== undefined;
  const detail = entry.disabledReason ?? entry.detail;
  return (
    <parts.Item
      aria-disabled={dead || undefined}
      aria-keyshortcuts={entry.shortcut === undefined ? undefined : describeShortcut(entry.shortcut, detectPlatform())}
      textValue={entry.label}
      onSelect={event => (dead ? event.preventDefault() : entry.onSelect())}
      className={joinClasses(itemClasses(entry.danger === true ? 'danger' : 'plain'), detail !== undefined && 'py-1')}
    >
      {entry.icon}
      <span className="flex min-w-0 grow flex-col">
        {entry.label} {detail !== undefined && <span className="max-w-64 text-meta text-faint">{detail}</span>}
      </span>
      {entry.shortcut !== undefined && <Kbd silent shortcut={entry.shortcut} className="ml-6" />}
    </parts.Item>
  );
}

function Entry({ parts, entry }: { readonly parts: MenuParts; readonly entry: MenuEntry }) {
  switch (entry.kind) {
    case 'action':
      return <ActionItem parts={parts} entry={entry} />;
    case 'check':
      return (
        <parts.CheckboxItem
          checked={entry.checked}
          onCheckedChange={entry.onCheckedChange}
          className={joinClasses(itemClasses(), 'pl-8')}
        >
          <parts.ItemIndicator className={MARK}>
            <Check />
          </parts.ItemIndicator>
          {entry.label}
        </parts.CheckboxItem>
      );
    case 'choice':
      return (
        <parts.RadioGroup aria-label={entry.label} value={entry.value} onValueChange={entry.onValueChange}>
          {entry.choices.map(choice => (
            <parts.RadioItem key={choice.value} value={choice.value} className={joinClasses(itemClasses(), 'pl-8')}>
              <parts.ItemIndicator className={MARK}>
                <Check />
              </parts.ItemIndicator>
              {choice.label}
            </parts.RadioItem>
          ))}
        </parts.RadioGroup>
      );
    case 'submenu':
      return (
        <parts.Sub>
          <parts.SubTrigger className={itemClasses()}>
            {entry.icon}
            <span className="grow">{entry.label}</span>
            <ChevronRight aria-hidden />
          </parts.SubTrigger>
          <parts.Portal>
            <parts.SubContent sideOffset={4} collisionPadding={8} className={floatClasses('min-w-44 p-1')}>
              <MenuEntries parts={parts} entries={entry.entries} />
            </parts.SubContent>
          </parts.Portal>
        </parts.Sub>
      );
    case 'heading':
      return <parts.Label className="px-2 pt-2 pb-1 text-meta text-faint">{entry.label}</parts.Label>;
    case 'separator':
      return <parts.Separator className="mx-1 my-1 h-px bg-line" />;
    default:
      return entry satisfies never;
  }
}

/** The lines of a menu, drawn with the pieces of the menu that they stand in. */
export function MenuEntries({ parts, entries }: EntriesProps) {
  return entries.map((entry, place) => (
    <Entry
      key={entry.kind === 'separator' ? `separator-${place}` : `${entry.kind}-${entry.label}`}
      parts={parts}
      entry={entry}
    />
  ));
}
