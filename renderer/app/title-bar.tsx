import { Search } from 'lucide-react';
import { Kbd } from '../ui/kbd.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Connection } from './connection.tsx';
import { openDialog } from './frame-dialogs.ts';
import { ProjectMenu } from './project-menu.tsx';

/** The bar over every page: which project, everything that can be done, and how the studio is reached. */
export function TitleBar() {
  return (
    <header className="grid h-11 grid-cols-[1fr_minmax(0,26rem)_1fr] items-center gap-3 border-line border-b bg-panel px-2">
      <div className="flex min-w-0 items-center">
        <ProjectMenu />
      </div>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => openDialog({ kind: 'palette' })}
        className="flex h-7 items-center gap-2 rounded-control border border-line bg-field px-2 text-faint transition-colors hover:border-edge hover:text-second"
      >
        <Search aria-hidden className="size-3.5" />
        <span className="flex-1 truncate text-left">Search and commands</span>
        <Kbd shortcut="mod+k" />
      </button>
      <div className="flex items-center justify-end gap-1">
        <Connection />
        <AccountMenu />
      </div>
    </header>
  );
}
