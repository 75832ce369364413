import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Dialect } from '../../../backend/contract/tokens.ts';
import { useApi } from '../../api/api-context.tsx';
import { describeProblem } from '../../api/describe-problem.ts';
import { keys } from '../../api/query-keys.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DialectSteps } from './dialect-steps.tsx';
import { DIALECT_WORDS } from './dialect-words.ts';

type AddDialectWorkerProps = { readonly dialect: Dialect; readonly onDone: () => void };

/** Makes a token for a worker of another studio, and shows once how that worker is started with it. */
export function AddDialectWorker({ dialect, onDone }: AddDialectWorkerProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const words = DIALECT_WORDS[dialect];
  const [typed, setTyped] = useState('');
  const name = typed.trim() || words.name;
  const make = useMutation({
    mutationFn: () => unwrap(api.createToken({ body: { name, scopes: [], dialect, expiresInDays: null } })),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: keys.tokens });
      void queryClient.invalidateQueries({ queryKey: keys.workers });
    },
  });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!make.isPending) make.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={open => !open && onDone()}
      title={make.data ? `Start ${name}` : `Add: ${words.name}`}
      description={
        make.data
          ? 'It shows on the Workers page already, and is ready as soon as it first asks for work.'
          : 'It keeps running as it is: nothing is changed there but the address and the token.'
      }
      footer={
        make.data ? (
          <Button variant="primary" onClick={onDone}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={onDone}>Cancel</Button>
            <Button variant="primary" busy={make.isPending ? 'Adding…' : undefined} onClick={() => submit()}>
              Add
            </Button>
          </>
        )
      }
    >
      {make.data ? (
        <DialectSteps dialect={dialect} name={name} keys={make.data} />
      ) : (
        <form onSubmit={submit}>
          <TextField
            label="Name"
            hint="What it is called here, such as the machine that it runs on."
            value={typed}
            onValueChange={setTyped}
            placeholder={words.name}
            maxLength={80}
            autoComplete="off"
            error={make.error ? describeProblem(problemIn(make.error)).sentence : undefined}
          />
        </form>
      )}
    </Dialog>
  );
}
