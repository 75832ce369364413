import { CommandMenu } from '../ui/command-menu.tsx';
import { readOffers } from '../ui/offered-commands.ts';
import { useAppCommands } from './app-commands.tsx';
import { closeDialog, openDialog, useFrameDialog } from './frame-dialogs.ts';

/** Everything that can be done here, found by a few letters: what the page offers first. */
export function CommandPalette() {
  const open = useFrameDialog(state => state.open?.kind === 'palette');
  const everywhere = useAppCommands();
  const offered = open ? readOffers().filter(offer => offer.items.length > 0) : [];
  return (
    <CommandMenu
      open={open}
      onOpenChange={next => (next ? openDialog({ kind: 'palette' }) : closeDialog())}
      groups={[...offered, ...everywhere]}
      label="Search and commands"
      placeholder="What do you want to do?"
      emptyWords="No command has these words."
    />
  );
}
