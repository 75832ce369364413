import { Fragment, type ReactNode, useRef } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';

/** One panel; sizes are pixels, and the one panel without a `size` takes the room that is left. */
export interface ResizablePanel {
  readonly id: string;
  /** Names the panel in its separator's label. */
  readonly label: string;
  readonly content: ReactNode;
  readonly size?: { readonly initial: number; readonly min: number; readonly max: number } | undefined;
  readonly min?: number | undefined;
}

/** Panels side by side; `sizes` are those that were kept, in pixels by panel id. */
export interface ResizablePanelsProps {
  readonly panels: readonly ResizablePanel[];
  readonly sizes: Readonly<Record<string, number>>;
  readonly onSizesChange: (sizes: Readonly<Record<string, number>>) => void;
  readonly orientation?: 'horizontal' | 'vertical' | undefined;
}

const SEPARATOR =
  'relative shrink-0 bg-line outline-none aria-[orientation=vertical]:w-px aria-[orientation=horizontal]:h-px before:absolute before:-inset-px before:transition-colors hover:before:bg-edge data-[separator=active]:before:bg-accent-mark focus-visible:before:bg-focus';

/** Lays panels out side by side; their borders move by hand or by arrow keys, and a double click resets them. */
export function ResizablePanels({ panels, sizes, onSizesChange, orientation = 'horizontal' }: ResizablePanelsProps) {
  const measured = useRef<Record<string, number>>({});
  const keepSizes = (shares: Readonly<Record<string, number>>) => {
    // Moving a border leaves the sum as it is, and panels report their new size only after this.
    const room = panels.reduce((sum, panel) => sum + (measured.current[panel.id] ?? 0), 0);
    const entries = panels
      .filter(panel => panel.size !== undefined)
      .map(panel => [panel.id, Math.round(((shares[panel.id] ?? 0) / 100) * room)]);
    onSizesChange({ ...sizes, ...Object.fromEntries(entries) });
  };
  return (
    <Group
      orientation={orientation}
      resizeTargetMinimumSize={{ coarse: 24, fine: 8 }}
      onLayoutChanged={(shares, change) => change.isUserInteraction && keepSizes(shares)}
      className="h-full min-h-0 w-full"
    >
      {panels.map((panel, place) => {
        const resized = panel.size === undefined ? panels[place - 1] : panel;
        return (
          <Fragment key={panel.id}>
            {place > 0 && (
              <Separator
                id={`${panel.id}-edge`}
                aria-label={`Resize ${resized?.label ?? panel.label}`}
                className={SEPARATOR}
              />
            )}
            <Panel
              id={panel.id}
              defaultSize={panel.size === undefined ? undefined : (sizes[panel.id] ?? panel.size.initial)}
              minSize={panel.size?.min ?? panel.min}
              maxSize={panel.size?.max}
              groupResizeBehavior={panel.size === undefined ? 'preserve-relative-size' : 'preserve-pixel-size'}
              onResize={size => {
                measured.current[panel.id] = size.inPixels;
              }}
              className="min-h-0 min-w-0"
            >
              {panel.content}
            </Panel>
          </Fragment>
        );
      })}
    </Group>
  );
}
