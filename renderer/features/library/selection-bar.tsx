import { X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { MenuAction } from '../../ui/menu-entry.ts';
import { countItems } from './count-words.ts';

type SelectionBarProps = {
  readonly count: number;
  readonly actions: readonly MenuAction[];
  readonly onClear: () => void;
};

/** How many are chosen and what can be done with them; it lies over the foot of the grid, so that nothing moves. */
export function SelectionBar({ count, actions, onClear }: SelectionBarProps) {
  return (
    <section
      aria-label="Chosen items"
      className="absolute bottom-4 left-1/2 z-20 flex w-max max-w-[calc(100%-2rem)] flex-wrap justify-center -translate-x-1/2 animate-rise items-center gap-1 rounded-card border border-line bg-raised p-1.5 shadow-float"
    >
      <output className="px-2 font-medium whitespace-nowrap tabular-nums">{countItems(count)} chosen</output>
      {actions.map(({ label, icon, onSelect, danger }) => (
        <Button key={label} variant={danger ? 'danger' : 'ghost'} size="small" icon={icon} onClick={onSelect}>
          {label}
        </Button>
      ))}
      <IconButton label="Choose none" shortcut="esc" size="small" onClick={onClear}>
        <X />
      </IconButton>
    </section>
  );
}
