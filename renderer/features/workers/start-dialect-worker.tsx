import type { Worker } from '../../../backend/contract/workers.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { CallbackSecret } from './callback-secret.tsx';
import { DialectSteps } from './dialect-steps.tsx';

type StartDialectWorkerProps = { readonly worker: Worker; readonly onDone: () => void };

/** Says again how a worker of another studio is started; its keys are not known any more. */
export function StartDialectWorker({ worker: { id, name, dialect }, onDone }: StartDialectWorkerProps) {
  if (dialect === null) return null;
  return (
    <Dialog open onOpenChange={open => !open && onDone()} title={`Start ${name}`}>
      <DialectSteps dialect={dialect} name={name} keys={null} />
      {dialect === 'ourvidz' && <CallbackSecret workerId={id} />}
    </Dialog>
  );
}
