import { Copy, Download, FileDown, Maximize2, RotateCcw, Trash2 } from 'lucide-react';
import { downloadUrl } from '../../../backend/contract/bytes.ts';
import type { MenuAction } from '../../ui/menu-entry.ts';
import type { LibraryView } from './library-search.ts';

/** What can be done with items, by whoever shows a button for it. */
export type ItemVerbs = {
  readonly open: (id: string) => void;
  readonly copyToWorkspace: (ids: readonly string[]) => void;
  readonly trash: (ids: readonly string[]) => void;
  readonly restore: (ids: readonly string[]) => void;
  /** Asks first. */
  readonly purge: (ids: readonly string[]) => void;
};

/** Browsers take a rapid row of downloads for one; a pause between them keeps all. In milliseconds. */
const PAUSE_MS = 150;

/** Saves files outside the studio: with their recipe inside, or `clean` of all words. */
async function downloadItems(ids: readonly string[], clean: boolean): Promise<void> {
  for (const id of ids) {
    const link = document.createElement('a');
    link.href = downloadUrl(id, clean);
    link.download = '';
    link.click();
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}

/** What can be done with these items in this view, in the order of a menu. */
export function listItemActions(view: LibraryView, ids: readonly string[], verbs: ItemVerbs): MenuAction[] {
  const [only] = ids;
  const many = ids.length > 1 ? ` ${ids.length.toLocaleString('en')}` : '';
  const open: MenuAction[] =
    ids.length === 1 && only !== undefined
      ? [{ kind: 'action', label: 'Open', icon: <Maximize2 />, shortcut: 'space', onSelect: () => verbs.open(only) }]
      : [];
  if (view === 'trash') {
    return [
      ...open,
      {
        kind: 'action',
        label: `Restore${many}`,
        icon: <RotateCcw />,
        shortcut: 'r',
        onSelect: () => verbs.restore(ids),
      },
      {
        kind: 'action',
        label: `Delete${many} for good…`,
        icon: <Trash2 />,
        danger: true,
        onSelect: () => verbs.purge(ids),
      },
    ];
  }
  return [
    ...open,
    {
      kind: 'action',
      label: `Copy${many} to the workspace`,
      icon: <Copy />,
      onSelect: () => verbs.copyToWorkspace(ids),
    },
    {
      kind: 'action',
      label: `Download${many}`,
      detail: 'With the recipe inside',
      icon: <Download />,
      onSelect: () => void downloadItems(ids, false),
    },
    {
      kind: 'action',
      label: `Download${many} without recipe`,
      detail: 'The file says nothing of how it was made',
      icon: <FileDown />,
      onSelect: () => void downloadItems(ids, true),
    },
    {
      kind: 'action',
      label: `Move${many} to the trash`,
      icon: <Trash2 />,
      shortcut: 'x',
      onSelect: () => verbs.trash(ids),
    },
  ];
}
