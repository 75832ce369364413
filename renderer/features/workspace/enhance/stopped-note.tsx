import { Button } from '../../../ui/button.tsx';

type StoppedNoteProps = { readonly onAgain: () => void; readonly onDismiss: () => void };

/** Says that a writer was stopped before it had written anything that can be used. */
export function StoppedNote({ onAgain, onDismiss }: StoppedNoteProps) {
  return (
    <section aria-label="Stopped" className="flex flex-col gap-2 rounded-card border border-line p-3">
      <p className="text-meta text-second">Stopped. Your words are as they were.</p>
      <div className="flex gap-2">
        <Button size="small" onClick={onAgain}>
          Again
        </Button>
        <Button size="small" variant="ghost" onClick={onDismiss}>
          Dismiss
        </Button>
      </div>
    </section>
  );
}
