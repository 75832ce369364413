import {
  Bookmark,
  BookmarkX,
  Columns2,
  Copy,
  Download,
  Expand,
  FileDown,
  ImageUp,
  ImageUpscale,
  RotateCcw,
  ShieldCheck,
  Shuffle,
  Trash2,
} from 'lucide-react';
import { copyText } from '../../ui/copy-text.ts';
import type { MenuAction } from '../../ui/menu-entry.ts';
import { downloadTakes } from './download-takes.ts';
import type { ItemOfTake } from './lay-out-takes.ts';
import { reuseSettings } from './reuse-settings.ts';
import type { TakeVerbs } from './take-verbs.tsx';
import { useOverlays } from './view-store.ts';

/** The actions on takes by name: the same words, keys and reasons in every menu, button and palette. */
export type TakeActions = Readonly<
  Record<
    | 'open'
    | 'keep'
    | 'discard'
    | 'reuse'
    | 'vary'
    | 'upscale'
    | 'rate'
    | 'reference'
    | 'compare'
    | 'download'
    | 'downloadClean'
    | 'copyPrompt',
    MenuAction
  >
>;

const onlyOne = 'This is done with one take at a time.';

/** What can be done with these takes; `current` is the one that is meant where only one can be. */
export function listTakeActions(items: readonly ItemOfTake[], current: ItemOfTake, verbs: TakeVerbs): TakeActions {
  const takes = items.map(item => item.take);
  const many = takes.length > 1;
  const named = (words: string) => (many ? `${words} ${takes.length} takes` : words);
  const kept = takes.every(take => take.keptAt !== null);
  const [first, second] = takes;
  const action = (rest: Omit<MenuAction, 'kind'>): MenuAction => ({ kind: 'action', ...rest });
  return {
    open: action({
      label: 'Open large',
      icon: <Expand aria-hidden />,
      shortcut: 'space',
      onSelect: () => useOverlays.setState({ lightbox: true }),
    }),
    keep: action({
      label: kept ? named('Do not keep') : named('Keep'),
      detail: kept ? undefined : 'In the library, for good',
      icon: kept ? <BookmarkX aria-hidden /> : <Bookmark aria-hidden />,
      shortcut: 's',
      onSelect: () => verbs.keep(takes),
    }),
    discard: action({
      label: named('Discard'),
      icon: <Trash2 aria-hidden />,
      shortcut: 'x',
      onSelect: () => verbs.discard(takes),
    }),
    reuse: action({
      label: 'Reuse settings',
      icon: <RotateCcw aria-hidden />,
      shortcut: 'r',
      onSelect: () => reuseSettings(current.batch, { id: current.take.taskId, seed: current.take.seed }),
    }),
    vary: action({
      label: named('Vary'),
      detail: 'The same once more, with another seed',
      icon: <Shuffle aria-hidden />,
      shortcut: 'v',
      disabledReason: items.some(({ batch }) => batch.kind === 'upscale')
        ? 'An upscale comes out the same every time.'
        : undefined,
      onSelect: () => verbs.vary(items),
    }),
    upscale: action({
      label: named('Upscale'),
      detail: 'The same picture, larger',
      icon: <ImageUpscale aria-hidden />,
      shortcut: 'shift+u',
      disabledReason: takes.some(take => take.kind === 'video') ? 'A clip cannot be upscaled.' : undefined,
      onSelect: () => verbs.treat(takes, 'upscale'),
    }),
    rate: action({
      label: named('Rate content'),
      detail: 'Harmless, suggestive or not',
      icon: <ShieldCheck aria-hidden />,
      disabledReason: takes.some(take => take.kind === 'video') ? 'A clip cannot be rated.' : undefined,
      onSelect: () => verbs.treat(takes, 'rate'),
    }),
    reference: action({
      label: 'Use as reference',
      icon: <ImageUp aria-hidden />,
      shortcut: 'f',
      disabledReason:
        current.take.kind === 'video' ? 'A clip cannot be a reference picture.' : many ? onlyOne : undefined,
      onSelect: () => verbs.giveReference(current.take),
    }),
    compare: action({
      label: 'Compare',
      icon: <Columns2 aria-hidden />,
      shortcut: 'c',
      disabledReason: takes.length === 2 ? undefined : 'Choose two takes first, with Control or Shift held.',
      onSelect: () => first && second && useOverlays.setState({ comparing: [first.id, second.id] }),
    }),
    download: action({
      label: named('Download'),
      detail: 'With the recipe inside',
      icon: <Download aria-hidden />,
      shortcut: 'd',
      onSelect: () => downloadTakes(takes, false),
    }),
    downloadClean: action({
      label: many ? `Download ${takes.length} takes clean` : 'Download clean',
      detail: 'Without any words inside',
      icon: <FileDown aria-hidden />,
      shortcut: 'shift+d',
      onSelect: () => downloadTakes(takes, true),
    }),
    copyPrompt: action({
      label: 'Copy prompt',
      icon: <Copy aria-hidden />,
      shortcut: 'y',
      onSelect: () => void copyText(current.take.prompt, 'Prompt'),
    }),
  };
}
