import { CircleCheck, CircleX, Info, TriangleAlert, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { buttonClasses } from './button-classes.ts';
import { IconButton } from './icon-button.tsx';
import { joinClasses } from './join-classes.ts';
import { dismissToast, type Toast, type ToastTone, useToasts } from './toast-store.ts';

const ICONS: Readonly<Record<ToastTone, { readonly Icon: typeof Info; readonly color: string }>> = {
  info: { Icon: Info, color: 'text-info' },
  good: { Icon: CircleCheck, color: 'text-good' },
  warn: { Icon: TriangleAlert, color: 'text-warn' },
  bad: { Icon: CircleX, color: 'text-bad' },
};

function ToastCard({ toast }: { readonly toast: Toast }) {
  const { Icon, color } = ICONS[toast.tone];
  return (
    <Radix.Root
      open={toast.open}
      onOpenChange={open => !open && dismissToast(toast.id)}
      duration={toast.durationMs}
      type={toast.tone === 'bad' ? 'foreground' : 'background'}
      className="pointer-events-auto flex w-full items-start gap-2.5 rounded-card border border-line bg-raised p-3 shadow-float outline-none data-[state=closed]:animate-sink data-[state=open]:animate-rise"
    >
      <Icon aria-hidden className={joinClasses('mt-0.5 size-4 shrink-0', color)} />
      <div className="flex min-w-0 grow flex-col">
        <Radix.Title className="text-body font-medium text-text">{toast.title}</Radix.Title>
        {toast.detail !== undefined && (
          <Radix.Description className="text-meta text-second">{toast.detail}</Radix.Description>
        )}
      </div>
      {toast.action !== undefined && (
        <Radix.Action
          altText={toast.action.label}
          onClick={toast.action.onAct}
          className={buttonClasses('secondary', 'small', '-my-0.5')}
        >
          {toast.action.label}
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton label="Dismiss" size="small" className="-my-0.5 -mr-1">
          <X />
        </IconButton>
      </Radix.Close>
    </Radix.Root>
  );
}

/** Where toasts appear; stands once in the app. F8 moves the keyboard there, and time stops while it is there. */
export function Toaster() {
  const toasts = useToasts(state => state.toasts);
  return (
    <Radix.Provider label="Notice" swipeDirection="right">
      {toasts.map(toast => (
        <ToastCard key={toast.showing} toast={toast} />
      ))}
      <Radix.Viewport
        label="Notices ({hotkey})"
        className="pointer-events-none fixed right-4 bottom-11 z-60 flex w-95 max-w-[calc(100vw-2rem)] flex-col gap-2 outline-none"
      />
    </Radix.Provider>
  );
}
