import { Ellipsis, PanelLeft, PanelRight, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { DropdownMenu } from '../../ui/dropdown-menu.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { findMeant } from './find-meant.ts';
import { listTakeActions } from './list-take-actions.tsx';
import { letGo, useSelection } from './selection-store.ts';
import { useTakeVerbs } from './take-verbs.tsx';
import { useOverlays } from './view-store.ts';

/** What the toolbar says and toggles; `onDock` is there where the prompt is a sheet. */
export type TakesToolbarProps = {
  /** How many takes there are, in words. */
  readonly words: string;
  readonly inspecting: boolean;
  readonly onInspect: () => void;
  readonly onDock: (() => void) | undefined;
};

const SHORT = [
  { name: 'keep', label: 'Keep' },
  { name: 'discard', label: 'Discard' },
  { name: 'compare', label: 'Compare' },
] as const;

function ChosenActions({ count }: { readonly count: number }) {
  const verbs = useTakeVerbs();
  const { takes, current } = findMeant();
  if (current === null) return null;
  const actions = listTakeActions(takes, current, verbs);
  return (
    <>
      <p className="shrink-0 text-body font-medium text-text tabular-nums">{count} chosen</p>
      <div className="flex min-w-0 items-center gap-1.5">
        {SHORT.map(({ name, label }) => {
          const { icon, shortcut, disabledReason, onSelect } = actions[name];
          return (
            <Button
              key={name}
              size="small"
              icon={icon}
              shortcut={shortcut}
              disabledReason={disabledReason}
              onClick={onSelect}
            >
              {name === 'keep' && takes.every(({ take }) => take.keptAt !== null) ? 'Do not keep' : label}
            </Button>
          );
        })}
        <DropdownMenu
          trigger={
            <IconButton label="More for those chosen" size="small" tooltipSide="bottom">
              <Ellipsis aria-hidden />
            </IconButton>
          }
          entries={[actions.vary, actions.upscale, actions.download, actions.downloadClean]}
        />
        <IconButton label="Choose none" size="small" shortcut="esc" tooltipSide="bottom" onClick={letGo}>
          <X aria-hidden />
        </IconButton>
      </div>
    </>
  );
}

/** The line over the takes: how many there are, or what can be done with those chosen. */
export function TakesToolbar({ words, inspecting, onInspect, onDock }: TakesToolbarProps) {
  const count = useSelection(state => state.chosen.size);
  return (
    <div className="flex h-11 shrink-0 items-center gap-3 border-b border-line px-4">
      {onDock && (
        <IconButton label="Write a prompt" size="small" shortcut="n" tooltipSide="bottom" onClick={onDock}>
          <PanelLeft aria-hidden />
        </IconButton>
      )}
      {count > 0 ? <ChosenActions count={count} /> : <p className="text-body text-second tabular-nums">{words}</p>}
      <div className="ml-auto flex items-center gap-1">
        <DropdownMenu
          align="end"
          trigger={
            <IconButton label="More for the workspace" size="small" tooltipSide="bottom">
              <Ellipsis aria-hidden />
            </IconButton>
          }
          entries={[
            {
              kind: 'action',
              label: 'Clear workspace…',
              danger: true,
              onSelect: () => useOverlays.setState({ clearing: true }),
            },
          ]}
        />
        <IconButton
          label="Inspector"
          size="small"
          shortcut="i"
          pressed={inspecting}
          tooltipSide="bottom"
          onClick={onInspect}
        >
          <PanelRight aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
