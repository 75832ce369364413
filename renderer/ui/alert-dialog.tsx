import { AlertDialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { SCRIM_CLASSES } from './dialog.tsx';
import { useReturnFocus } from './use-return-focus.ts';

/** A question before something that cannot be undone; `busy` holds it open while the answer is carried out. */
export interface AlertDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description: ReactNode;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly cancelLabel?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly busy?: string | undefined;
}

/** Asks before something that cannot be undone; focus starts on the safe answer. */
export function AlertDialog(props: AlertDialogProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    confirmLabel,
    onConfirm,
    cancelLabel = 'Cancel',
    danger = false,
    busy,
  } = props;
  const focus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM_CLASSES} />
        <div className="pointer-events-none fixed inset-0 z-40 grid place-items-center p-4">
          <Radix.Content
            {...focus}
            className="pointer-events-auto flex w-105 max-w-full flex-col gap-2 rounded-dialog border border-line bg-panel p-5 shadow-float outline-none data-[state=closed]:animate-sink data-[state=open]:animate-rise"
          >
            <Radix.Title className="text-section font-semibold text-text">{title}</Radix.Title>
            <Radix.Description asChild>
              <div className="text-body text-second">{description}</div>
            </Radix.Description>
            <div className="mt-3 flex justify-end gap-2">
              <Radix.Cancel asChild>
                <Button variant="secondary">{cancelLabel}</Button>
              </Radix.Cancel>
              <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
                {confirmLabel}
              </Button>
            </div>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}
