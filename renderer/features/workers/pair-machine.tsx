import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Lan } from '../../../backend/contract/lan.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { keys } from '../../api/query-keys.ts';
import { readLan, readPairing } from '../../api/reads.ts';
import { unwrap } from '../../api/unwrap.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useOfferCommands } from '../../ui/offered-commands.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { LetInStep } from './let-in-step.tsx';
import { PairingSteps } from './pairing-steps.tsx';

/** Lets another machine in: `start` opens the dialog with a fresh code, `dialog` stands wherever it is offered. */
export function usePairMachine(): { readonly start: () => void; readonly dialog: ReactNode } {
  const api = useApi();
  const queryClient = useQueryClient();
  const [shown, setShown] = useState(false);
  const lan = useQuery({ ...readLan(api), enabled: shown });
  const { data: pairing } = useQuery({ ...readPairing(api), enabled: shown });
  const open = useMutation({
    mutationFn: () => unwrap(api.openPairing({})),
    onSuccess: fresh => queryClient.setQueryData(keys.pairing, fresh),
  });
  const letIn = useMutation({
    mutationFn: (port: number) => unwrap(api.changeLan({ body: { on: true, port } })),
    onSuccess: (now: Lan) => {
      queryClient.setQueryData(keys.lan, now);
      if (now.state === 'listening') open.mutate();
    },
  });
  const close = useMutation({ mutationFn: () => unwrap(api.closePairing({})) });

  const start = () => {
    open.reset();
    letIn.reset();
    queryClient.setQueryData(keys.pairing, null);
    setShown(true);
    void queryClient.fetchQuery(readLan(api)).then(
      now => now.state === 'listening' && open.mutate(),
      // The query tells it where the dialog stands.
      () => undefined,
    );
  };
  useOfferCommands({
    heading: 'Workers',
    items: [{ id: 'workers add a machine', label: 'Add a machine', icon: <Plus />, onSelect: start }],
  });
  const leave = () => {
    setShown(false);
    if (pairing?.state === 'open') close.mutate();
  };

  const problem = lan.error ?? open.error ?? letIn.error;
  const body = problem ? (
    <ProblemNotice error={problem} onRetry={start} />
  ) : pairing ? (
    <PairingSteps pairing={pairing} onAgain={() => open.mutate()} onDone={leave} />
  ) : lan.data && lan.data.state !== 'listening' ? (
    <LetInStep lan={lan.data} busy={letIn.isPending} onLetIn={letIn.mutate} />
  ) : (
    <SpinnerWithWords words="Making a code…" />
  );
  const dialog = (
    <Dialog open={shown} onOpenChange={next => !next && leave()} title="Add a machine">
      {body}
    </Dialog>
  );
  return { start, dialog };
}
