import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { type ListedShortcut, readOffers } from '../ui/offered-commands.ts';
import { closeDialog, useFrameDialog } from './frame-dialogs.ts';
import { pages } from './pages.ts';

type Group = { readonly heading: string; readonly shortcuts: readonly ListedShortcut[] };

const EVERYWHERE: readonly Group[] = [
  {
    heading: 'Everywhere',
    shortcuts: [
      { label: 'Search and commands', shortcut: 'mod+k' },
      { label: 'Search the library', shortcut: '/' },
      { label: 'This list', shortcut: '?' },
    ],
  },
  { heading: 'Go to', shortcuts: pages },
];

function listGroups(): readonly Group[] {
  const offered = readOffers().map(({ heading, items, alsoListed = [] }) => ({
    heading,
    shortcuts: [...items.flatMap(({ label, shortcut }) => (shortcut ? [{ label, shortcut }] : [])), ...alsoListed],
  }));
  return [...offered.filter(({ shortcuts }) => shortcuts.length > 0), ...EVERYWHERE];
}

/** The keys of this page and of every page. */
export function ShortcutsDialog() {
  const open = useFrameDialog(state => state.open?.kind === 'shortcuts');
  return (
    <Dialog open={open} onOpenChange={next => !next && closeDialog()} title="Keyboard shortcuts" size="medium">
      <div className="columns-2 gap-8 max-[700px]:columns-1">
        {open &&
          listGroups().map(({ heading, shortcuts }) => (
            <section key={heading} className="mb-5 break-inside-avoid">
              <h3 className="mb-1.5 font-medium text-meta text-second">{heading}</h3>
              <dl className="flex flex-col">
                {shortcuts.map(({ label, shortcut }) => (
                  <div key={`${label} ${shortcut}`} className="flex items-center justify-between gap-4 py-1">
                    <dt>{label}</dt>
                    <dd>
                      <Kbd shortcut={shortcut} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  );
}
