import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Worker } from '../../../backend/contract/workers.ts';
import { useApi } from '../../api/api-context.tsx';
import { keys } from '../../api/query-keys.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';

type RemoveWorkerProps = { readonly worker: Worker; readonly onDone: () => void };

/** Asks before a machine is let in no more. */
export function RemoveWorker({ worker, onDone }: RemoveWorkerProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => unwrap(api.removeWorker({ params: { id: worker.id } })),
    onSuccess: () => {
      queryClient.setQueryData<Worker[]>(keys.workers, workers => workers?.filter(({ id }) => id !== worker.id));
      onDone();
    },
    onError: error => showProblem(problemIn(error), () => remove.mutate()),
  });
  return (
    <AlertDialog
      open
      onOpenChange={open => !open && onDone()}
      danger
      title={`Remove ${worker.name}?`}
      description={
        <>
          <p>
            {worker.engine
              ? 'The studio drives this engine no more and forgets its password. The engine itself is not touched.'
              : worker.dialect
                ? 'Its token is revoked; to bring it back it has to be added again, with a new one.'
                : 'Its agent is let in no more; to bring it back it has to be paired again.'}
          </p>
          <p>What it runs goes back to the queue. What it has made stays and keeps its name.</p>
        </>
      }
      confirmLabel="Remove"
      busy={remove.isPending ? 'Removing…' : undefined}
      onConfirm={() => remove.mutate()}
    />
  );
}
