import { ContextMenu as Radix } from 'radix-ui';
import type { ReactElement } from 'react';
import { floatClasses } from './menu-classes.ts';
import { MenuEntries } from './menu-entries.tsx';
import type { MenuEntry } from './menu-entry.ts';

/** What opens the menu by right click or the menu key, and the menu's lines. */
export interface ContextMenuProps {
  readonly children: ReactElement;
  readonly entries: readonly MenuEntry[];
}

/** Opens a menu where the pointer or the keyboard asks for one. */
export function ContextMenu({ children, entries }: ContextMenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          collisionPadding={8}
          loop
          className={floatClasses('max-h-(--radix-context-menu-content-available-height) min-w-48 overflow-y-auto p-1')}
        >
          <MenuEntries parts={Radix} entries={entries} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
