import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { focusFirstControl } from './focus-first-control.ts';
import { IconButton } from './icon-button.tsx';
import { joinClasses } from './join-classes.ts';
import { useReturnFocus } from './use-return-focus.ts';

/** What a dialog says and holds; `footer` is the line of buttons at its end. */
export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly titleHidden?: boolean | undefined;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large' | 'full' | undefined;
}

const SIZES = {
  small: 'w-100',
  medium: 'w-140',
  large: 'w-220',
  full: 'h-full w-full',
} as const;

/** The veil behind whatever asks for all of a person's attention. */
export const SCRIM_CLASSES =
  'fixed inset-0 z-40 bg-scrim data-[state=closed]:animate-vanish data-[state=open]:animate-appear';

/** A window over the page that holds the keyboard until it closes and gives focus back afterwards. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, titleHidden = false, description, children, footer, size = 'medium' } = props;
  const focus = useReturnFocus();
  const content = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const beginInBody = (event: Event) => {
    focus.onOpenAutoFocus();
    event.preventDefault();
    // Not on the cross, which stands first but is seldom what a person came for.
    focusFirstControl(body.current, content.current);
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM_CLASSES} />
        <div className="pointer-events-none fixed inset-0 z-40 grid place-items-center p-4">
          <Radix.Content
            ref={content}
            onOpenAutoFocus={beginInBody}
            onCloseAutoFocus={focus.onCloseAutoFocus}
            {...(description === undefined && { 'aria-describedby': undefined })}
            className={joinClasses(
              'pointer-events-auto flex max-h-full max-w-full flex-col overflow-hidden rounded-dialog border border-line bg-panel shadow-float outline-none data-[state=closed]:animate-sink data-[state=open]:animate-rise',
              SIZES[size],
            )}
          >
            <header className={joinClasses('flex items-start gap-4 px-5 pt-4 pb-3', titleHidden && 'sr-only')}>
              <div className="flex min-w-0 grow flex-col gap-1">
                <Radix.Title className="text-section font-semibold text-text">{title}</Radix.Title>
                {description !== undefined && (
                  <Radix.Description className="text-body text-second">{description}</Radix.Description>
                )}
              </div>
              {!titleHidden && (
                <Radix.Close asChild>
                  <IconButton label="Close" size="small" className="-mr-2">
                    <X />
                  </IconButton>
                </Radix.Close>
              )}
            </header>
            {children !== undefined && (
              <div ref={body} className={joinClasses('min-h-0 grow overflow-auto', !titleHidden && 'px-5 pt-1 pb-5')}>
                {children}
              </div>
            )}
            {footer !== undefined && (
              <footer className="flex justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
            )}
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}
