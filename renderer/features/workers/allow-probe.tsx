import type { Worker } from '../../../backend/contract/workers.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { useChangeWorker } from './change-worker.ts';

type AllowProbeProps = { readonly worker: Worker; readonly onDone: () => void };

/** Asks before the studio calls an address that somebody else chose. */
export function AllowProbe({ worker, onDone }: AllowProbeProps) {
  const change = useChangeWorker(worker.id);
  return (
    <AlertDialog
      open
      onOpenChange={open => !open && onDone()}
      title={`Let the studio ask the address of ${worker.name}?`}
      description={
        <>
          <p>
            A chat worker tells the studio where it is. To chat with it the studio sends requests, with what you write,
            to that address.
          </p>
          <p className="mt-2">
            Whoever has this worker’s token chooses the address. The studio follows no redirects from there and asks no
            address of this machine itself.
          </p>
        </>
      }
      confirmLabel="Let it ask"
      busy={change.isPending ? 'Saving…' : undefined}
      onConfirm={() => change.mutate({ kind: 'probe', allowed: true }, { onSuccess: onDone })}
    />
  );
}
