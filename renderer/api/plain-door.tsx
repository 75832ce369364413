import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { PlainDoor } from '../../backend/contract/lan.ts';
import { AlertDialog } from '../ui/alert-dialog.tsx';
import { useApi } from './api-context.tsx';
import { keys } from './query-keys.ts';
import { readPlainDoor } from './reads.ts';
import { showProblem } from './show-problem.ts';
import { problemIn, unwrap } from './unwrap.ts';

/** The plain door and what can be done with it. */
export type PlainDoorControl = {
  readonly door: PlainDoor | undefined;
  readonly error: Error | null;
  readonly readAgain: () => void;
  /** What it is being changed to, while it is. */
  readonly changing: { readonly on: boolean; readonly port: number } | undefined;
  /** Opens it there once the owner has read what that means. */
  readonly open: (port: number) => void;
  readonly shut: () => void;
  /** The question; it stands wherever the door is offered. */
  readonly question: ReactNode;
};

/** Reads the plain door for other studios' workers, and opens it only after saying in words what that means. */
export function usePlainDoor(): PlainDoorControl {
  const api = useApi();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<number | null>(null);
  const read = useQuery(readPlainDoor(api));
  const change = useMutation({
    mutationFn: (body: { on: boolean; port: number }) => unwrap(api.changePlainDoor({ body })),
    onSuccess: now => queryClient.setQueryData(keys.plainDoor, now),
    onError: (error, body) => showProblem(problemIn(error), () => change.mutate(body)),
    onSettled: () => setAsked(null),
  });
  const question = (
    <AlertDialog
      open={asked !== null}
      onOpenChange={open => !open && setAsked(null)}
      title="Open a door without encryption?"
      description={
        <>
          <p>
            These workers cannot use the encrypted way in. Through this door everybody in this network can read along:
            the workers’ tokens, the prompts, and every picture and clip that goes back and forth.
          </p>
          <p className="mt-2">
            Whoever reads a token can take tasks and hand in pictures as that worker until you revoke it. Nothing else
            of the studio is behind this door. Open it only where you trust everybody in the network.
          </p>
        </>
      }
      confirmLabel="Open the door"
      danger
      busy={change.isPending ? 'Opening…' : undefined}
      onConfirm={() => asked !== null && change.mutate({ on: true, port: asked })}
    />
  );
  return {
    door: read.data,
    error: read.error,
    readAgain: () => void read.refetch(),
    changing: change.isPending ? change.variables : undefined,
    open: setAsked,
    shut: () => read.data && change.mutate({ on: false, port: read.data.port }),
    question,
  };
}
