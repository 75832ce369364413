import { type FormEvent, useState } from 'react';
import type { Cloud } from '../../../backend/contract/clouds.ts';
import { describeProblem } from '../../api/describe-problem.ts';
import { problemIn } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { useCloudChange } from './use-clouds.ts';

const WHERE = {
  replicate: 'You find it at replicate.com/account/api-tokens. It begins with r8_.',
  fal: 'You find it at fal.ai/dashboard/keys.',
} as const;

type CloudKeyProps = {
  readonly cloud: Cloud;
  readonly change: ReturnType<typeof useCloudChange>;
  readonly onDone: (() => void) | undefined;
};

/** Takes a key of a cloud, which is tried there before it is kept; what was typed is shown to nobody and is gone once it was sent. */
export function CloudKey({ cloud, change, onDone }: CloudKeyProps) {
  const [key, setKey] = useState('');
  const { setKey: send } = change;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() === '') return;
    send.mutate(key.trim(), {
      onSuccess: () => {
        setKey('');
        onDone?.();
      },
    });
  };
  const told = send.error && describeProblem(problemIn(send.error));
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <TextField
        label={`Key of ${cloud.name}`}
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={key}
        onValueChange={setKey}
        hint={`${WHERE[cloud.lane]} It is tried there, then kept sealed on this computer.`}
        error={told ? `${told.title}: ${told.sentence}` : undefined}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="secondary" busy={send.isPending ? `Asking ${cloud.name}…` : undefined}>
          Save key
        </Button>
        {onDone && <Button onClick={onDone}>Cancel</Button>}
      </div>
    </form>
  );
}
