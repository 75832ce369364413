import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { IconButton } from './icon-button.tsx';
import { useHotkeys } from './use-hotkeys.ts';
import { useReturnFocus } from './use-return-focus.ts';

/** What a lightbox shows: one thing large, where it stands among its neighbours, and what can be done with it. */
export interface LightboxProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Names what is shown. */
  readonly title: string;
  /** Such as "3 of 12". */
  readonly position?: string | undefined;
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly actions?: ReactNode;
  /** Stands at the right side, such as a recipe. */
  readonly details?: ReactNode;
  readonly children: ReactNode;
  /** Where focus goes when it closes; without it, to where it came from. */
  readonly onCloseAutoFocus?: ((event: Event) => void) | undefined;
}

/** One thing over the whole window: arrows or J and K walk, Space and Escape close, focus returns to where it came from. */
export function Lightbox(props: LightboxProps) {
  const { open, onOpenChange, title, position, onPrevious, onNext, actions, details, children, onCloseAutoFocus } =
    props;
  const content = useRef<HTMLDivElement>(null);
  const focus = useReturnFocus();
  const focusContent = (event: Event) => {
    focus.onOpenAutoFocus();
    event.preventDefault();
    // Not on its first button, where Space would press that instead of closing.
    content.current?.focus();
  };
  const previous = { run: () => onPrevious?.(), repeat: true };
  const next = { run: () => onNext?.(), repeat: true };
  useHotkeys(
    { left: previous, k: previous, right: next, j: next, space: () => onOpenChange(false) },
    { enabled: open, overDialogs: true },
  );
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-ground data-[state=closed]:animate-vanish data-[state=open]:animate-appear" />
        <Dialog.Content
          aria-describedby={undefined}
          ref={content}
          onOpenAutoFocus={focusContent}
          onCloseAutoFocus={onCloseAutoFocus ?? focus.onCloseAutoFocus}
          className="fixed inset-0 z-50 flex flex-col outline-none data-[state=closed]:animate-vanish data-[state=open]:animate-appear"
        >
          <header className="flex h-11 shrink-0 items-center gap-2 border-line border-b bg-panel px-3">
            <Dialog.Title className="min-w-0 flex-1 truncate font-medium">{title}</Dialog.Title>
            {position !== undefined && <span className="text-meta text-second tabular-nums">{position}</span>}
            <div className="flex items-center gap-1">{actions}</div>
            <IconButton label="Close" shortcut="esc" tooltipSide="bottom" onClick={() => onOpenChange(false)}>
              <X aria-hidden className="size-4" />
            </IconButton>
          </header>
          <div className="flex min-h-0 flex-1">
            <div className="relative grid min-w-0 flex-1 place-items-center">
              {children}
              {onPrevious && (
                <IconButton
                  label="Previous"
                  shortcut="left"
                  variant="secondary"
                  tooltipSide="right"
                  onClick={onPrevious}
                  className="absolute top-1/2 left-3 -translate-y-1/2"
                >
                  <ChevronLeft aria-hidden className="size-4" />
                </IconButton>
              )}
              {onNext && (
                <IconButton
                  label="Next"
                  shortcut="right"
                  variant="secondary"
                  tooltipSide="left"
                  onClick={onNext}
                  className="absolute top-1/2 right-3 -translate-y-1/2"
                >
                  <ChevronRight aria-hidden className="size-4" />
                </IconButton>
              )}
            </div>
            {details !== undefined && (
              <aside
                aria-label="Details"
                className="w-80 shrink-0 overflow-y-auto border-line border-l bg-panel max-[900px]:hidden"
              >
                {details}
              </aside>
            )}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
