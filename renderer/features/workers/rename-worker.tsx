import { useState } from 'react';
import type { Worker } from '../../../backend/contract/workers.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useChangeWorker } from './change-worker.ts';

type RenameWorkerProps = { readonly worker: Worker; readonly onDone: () => void };

/** Asks for a machine's new name. */
export function RenameWorker({ worker, onDone }: RenameWorkerProps) {
  const [name, setName] = useState(worker.name);
  const change = useChangeWorker(worker.id);
  const fits = name.trim() !== '' && name.trim().length <= 80;
  const rename = () => fits && change.mutate({ kind: 'rename', name: name.trim() }, { onSuccess: onDone });
  return (
    <Dialog
      open
      onOpenChange={open => !open && onDone()}
      title={`Rename ${worker.name}`}
      size="small"
      footer={
        <>
          <Button onClick={onDone}>Cancel</Button>
          <Button
            variant="primary"
            busy={change.isPending ? 'Renaming…' : undefined}
            disabledReason={fits ? undefined : 'A name has between 1 and 80 characters'}
            onClick={rename}
          >
            Rename
          </Button>
        </>
      }
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          rename();
        }}
      >
        <TextField label="Name" value={name} onValueChange={setName} />
      </form>
    </Dialog>
  );
}
