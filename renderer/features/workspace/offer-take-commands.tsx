import { Eraser, PanelRight, PenLine, Undo2 } from 'lucide-react';
import type { CommandItem } from '../../ui/command-menu.tsx';
import { undoLast } from '../../ui/offer-undo.ts';
import { type ListedShortcut, useOfferCommands } from '../../ui/offered-commands.ts';
import { findMeant } from './find-meant.ts';
import { listTakeActions } from './list-take-actions.tsx';
import { useSelection } from './selection-store.ts';
import { useTakesShown } from './take-map-store.ts';
import { useTakeVerbs } from './take-verbs.tsx';
import { useOverlays } from './view-store.ts';

/** What the workspace's own commands do. */
export type OfferTakeCommandsProps = { readonly onInspect: () => void; readonly onWrite: () => void };

const LISTED: readonly ListedShortcut[] = [
  { label: 'Generate', shortcut: 'mod+enter' },
  { label: 'Next take', shortcut: 'j' },
  { label: 'Previous take', shortcut: 'k' },
  { label: 'Choose the next take too', shortcut: 'shift+j' },
  { label: 'Choose the previous take too', shortcut: 'shift+k' },
  { label: 'Let go of what is chosen', shortcut: 'esc' },
];

const OF_TAKES: readonly ListedShortcut[] = [
  { label: 'Open large', shortcut: 'space' },
  { label: 'Keep', shortcut: 's' },
  { label: 'Discard', shortcut: 'x' },
  { label: 'Reuse settings', shortcut: 'r' },
  { label: 'Vary', shortcut: 'v' },
  { label: 'Upscale', shortcut: 'shift+u' },
  { label: 'Use as reference', shortcut: 'f' },
  { label: 'Compare', shortcut: 'c' },
  { label: 'Download', shortcut: 'd' },
  { label: 'Copy prompt', shortcut: 'y' },
];

/** Puts what can be done in the workspace now into the command palette; it draws nothing. */
export function OfferTakeCommands({ onInspect, onWrite }: OfferTakeCommandsProps) {
  const verbs = useTakeVerbs();
  useSelection();
  useTakesShown();
  const { takes, current } = findMeant();
  const ofTakes = current === null ? [] : Object.entries(listTakeActions(takes, current, verbs));
  const items: CommandItem[] = [
    { id: 'write a prompt', label: 'Write a prompt', shortcut: 'n', icon: <PenLine />, onSelect: onWrite },
    ...ofTakes.map(([name, { kind: _kind, danger: _danger, ...action }]) => ({ id: `take ${name}`, ...action })),
    {
      id: 'undo',
      label: 'Undo',
      detail: 'What was done last, within 10 s',
      shortcut: 'u',
      icon: <Undo2 />,
      onSelect: () => void undoLast(),
    },
    { id: 'inspector', label: 'Show or hide the inspector', shortcut: 'i', icon: <PanelRight />, onSelect: onInspect },
    {
      id: 'clear workspace',
      label: 'Clear workspace…',
      icon: <Eraser />,
      onSelect: () => useOverlays.setState({ clearing: true }),
    },
  ];
  // Their shortcuts are listed even while there is no take that they could act on.
  const unavailable = current === null ? OF_TAKES : [];
  useOfferCommands({ heading: 'Workspace', items, alsoListed: [...unavailable, ...LISTED] });
  return null;
}
