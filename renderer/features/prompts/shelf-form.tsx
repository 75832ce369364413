import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { useHotkeys } from '../../ui/use-hotkeys.ts';

/** What a form of this page says and does beside its fields. */
export type ShelfFormProps = {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly changed: boolean;
  /** Why it cannot be saved as it is. */
  readonly notReady: string | undefined;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  /** Takes the item away, or brings it back to how it came; undefined where neither can be. */
  readonly removal: Removal | undefined;
  readonly children: ReactNode;
};

/** How an item is taken away, and the question before that. */
export type Removal = {
  readonly label: string;
  readonly question: string;
  readonly consequence: string;
  readonly confirm: string;
  readonly busy: boolean;
  readonly onRemove: (onDone: () => void) => void;
};

function RemoveButton({ label, question, consequence, confirm, busy, onRemove }: Removal) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="ghost" icon={<Trash2 />} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={question}
        description={consequence}
        confirmLabel={confirm}
        danger
        busy={busy ? 'One moment…' : undefined}
        onConfirm={() => onRemove(() => setAsking(false))}
      />
    </>
  );
}

/** The fields of one item and what is done with them. What is written stays, saved or not, until it is discarded. */
export function ShelfForm(props: ShelfFormProps) {
  const { title, aside, changed, notReady, saving, onSave, onDiscard, removal, children } = props;
  const reason = changed ? notReady : 'Nothing is changed';
  const save = () => reason === undefined && !saving && onSave();
  useHotkeys({ 'mod+s': save }, { whileTyping: true });
  return (
    <form
      aria-label={title}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
      className="flex max-w-192 flex-col gap-4 px-6 pt-6"
    >
      <header className="flex items-baseline justify-between gap-3">
        <h2 dir="auto" className="min-w-0 truncate font-semibold text-section text-text">
          {title}
        </h2>
        {aside}
      </header>
      {children}
      {/* In view however long the fields are. */}
      <footer className="sticky bottom-0 flex flex-wrap items-center gap-2 border-line border-t bg-ground py-3">
        <Button
          variant="primary"
          shortcut="mod+s"
          disabledReason={reason}
          busy={saving ? 'Saving…' : undefined}
          onClick={save}
        >
          Save
        </Button>
        {changed && <Button onClick={onDiscard}>Discard changes</Button>}
        <span className="grow" />
        {removal && <RemoveButton {...removal} />}
      </footer>
    </form>
  );
}
