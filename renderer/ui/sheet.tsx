import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { SCRIM_CLASSES } from './dialog.tsx';
import { focusFirstControl } from './focus-first-control.ts';
import { IconButton } from './icon-button.tsx';
import { joinClasses } from './join-classes.ts';
import { useReturnFocus } from './use-return-focus.ts';

/** A panel that slides in from a side of the window. */
export interface SheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly children: ReactNode;
  readonly side?: 'left' | 'right' | 'bottom' | undefined;
  readonly className?: string | undefined;
}

const SIDES = {
  left: 'inset-y-0 left-0 w-90 border-r data-[state=closed]:animate-to-left data-[state=open]:animate-from-left',
  right: 'inset-y-0 right-0 w-90 border-l data-[state=closed]:animate-to-right data-[state=open]:animate-from-right',
  bottom:
    'inset-x-0 bottom-0 max-h-[85vh] rounded-t-dialog border-t data-[state=closed]:animate-to-bottom data-[state=open]:animate-from-bottom',
} as const;

/** Brings a side panel over the page where there is no room for it beside. */
export function Sheet({ open, onOpenChange, title, children, side = 'right', className }: SheetProps) {
  const focus = useReturnFocus();
  const content = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const beginInBody = (event: Event) => {
    focus.onOpenAutoFocus();
    event.preventDefault();
    focusFirstControl(body.current, content.current);
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM_CLASSES} />
        <Radix.Content
          ref={content}
          onOpenAutoFocus={beginInBody}
          onCloseAutoFocus={focus.onCloseAutoFocus}
          aria-describedby={undefined}
          className={joinClasses(
            'fixed z-40 flex max-w-[92vw] flex-col border-line bg-panel shadow-float outline-none',
            SIDES[side],
            className,
          )}
        >
          <header className="flex h-11 shrink-0 items-center justify-between border-b border-line pr-2 pl-4">
            <Radix.Title className="text-section font-semibold text-text">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label="Close" size="small">
                <X />
              </IconButton>
            </Radix.Close>
          </header>
          <div ref={body} className="min-h-0 grow overflow-auto">
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
