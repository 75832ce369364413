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
            A chat or WAN worker tells the studio where it can be reached. Allowed to, the studio looks there whether it
            is well, and says so to the programs that ask for it.
          </p>
          <p className="mt-2">
            Whoever has this worker’s token chooses that address. The studio follows no redirects from there, and looks
            at this machine itself only for a worker that runs on it.
          </p>
        </>
      }
      confirmLabel="Let it ask"
      busy={change.isPending ? 'Saving…' : undefined}
      onConfirm={() => change.mutate({ kind: 'probe', allowed: true }, { onSuccess: onDone })}
    />
  );
}
