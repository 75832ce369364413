import { Tooltip as Radix } from 'radix-ui';
import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { Kbd } from './kbd.tsx';

const Grouped = createContext(false);
const DELAY_MS = 400;

/** Lets tooltips near each other open at once after the first; stands around the app, and tooltips work without it too. */
export function TooltipGroup({ children }: { readonly children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={DELAY_MS} skipDelayDuration={300}>
      <Grouped value={true}>{children}</Grouped>
    </Radix.Provider>
  );
}

/** Words and a shortcut that explain the control inside; with no words nothing opens. */
export interface TooltipProps {
  readonly content: ReactNode | undefined;
  readonly children: ReactElement;
  readonly shortcut?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
}

/** Takes an open tooltip out of the way of Escape, which would otherwise close the tooltip instead of what a person meant. */
function useCloseBeforeEscape(open: boolean, setOpen: (open: boolean) => void): void {
  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') flushSync(() => setOpen(false));
    };
    window.addEventListener('keydown', close, { capture: true });
    return () => window.removeEventListener('keydown', close, { capture: true });
  }, [open, setOpen]);
}

/** Explains a control on hover and on keyboard focus. */
export function Tooltip({ content, children, shortcut, side = 'top' }: TooltipProps) {
  const grouped = useContext(Grouped);
  const [open, setOpen] = useState(false);
  const shown = open && content !== undefined;
  useCloseBeforeEscape(shown, setOpen);
  const tooltip = (
    <Radix.Root open={shown} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-70 flex max-w-72 items-center gap-2 rounded-control border border-line bg-raised px-2 py-1 text-meta text-text shadow-float data-[state=delayed-open]:animate-appear"
        >
          {content}
          {shortcut !== undefined && <Kbd shortcut={shortcut} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
  return grouped ? tooltip : <Radix.Provider delayDuration={DELAY_MS}>{tooltip}</Radix.Provider>;
}
