import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ENGINE_NAMES, ENGINE_PORTS, type EngineFindings, EngineKind } from '../../../backend/contract/engines.ts';
import type { Worker } from '../../../backend/contract/workers.ts';
import { useApi } from '../../api/api-context.tsx';
import { describeProblem } from '../../api/describe-problem.ts';
import { keys } from '../../api/query-keys.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

type EngineDialogProps = {
  /** The engine whose address is changed; without it one is added. */
  readonly changing?: Worker;
  /** What was found already, to begin with. */
  readonly found?: EngineFindings;
  readonly onDone: () => void;
};

const KINDS = [{ options: EngineKind.options.map(value => ({ value, label: ENGINE_NAMES[value] })) }];

function sayFound({ kind, version, models, gpus }: EngineFindings): string {
  const what = `${ENGINE_NAMES[kind]}${version === '' ? '' : ` ${version}`}`;
  const has = models.length === 1 ? '1 model' : `${models.length.toLocaleString('en')} models`;
  return `${what} answers, with ${has}${gpus.length > 0 ? ` on ${gpus.join(', ')}` : ''}.`;
}

/** Adds an engine on an address, or changes where one is; the address can be tried first. */
export function EngineDialog({ changing, found, onDone }: EngineDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<EngineKind>(changing?.engine?.kind ?? found?.kind ?? 'comfyui');
  const [address, setAddress] = useState(changing?.engine?.address ?? found?.address ?? '');
  const [password, setPassword] = useState('');
  const [name, setName] = useState(changing?.name ?? '');
  const keepsPassword = changing?.engine?.locked === true && password === '';
  const place = { kind, address: address.trim(), credentials: password === '' ? null : password };

  const test = useMutation({ mutationFn: () => unwrap(api.testEngine({ body: place })) });
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        changing
          ? api.changeEngine({
              params: { id: changing.id },
              body: { address: place.address, ...(!keepsPassword && { credentials: place.credentials }) },
            })
          : api.addEngine({ body: { ...place, name: name.trim() || ENGINE_NAMES[kind] } }),
      ),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: keys.workers });
      onDone();
    },
  });
  const change = (set: () => void) => {
    test.reset();
    save.reset();
    set();
  };
  const failed = save.error ?? test.error;
  const problem = failed && describeProblem(problemIn(failed));
  const empty = place.address === '' ? 'Type the address of the engine first' : undefined;
  const verb = changing ? 'Save' : 'Add';
  return (
    <Dialog
      open
      onOpenChange={open => !open && onDone()}
      title={changing ? `Where ${changing.name} is` : 'Add an engine on an address'}
      description="The studio drives it from here; nothing has to be installed there."
      footer={
        <>
          <Button
            className="mr-auto"
            busy={test.isPending ? 'Looking…' : undefined}
            disabledReason={empty}
            onClick={() => test.mutate()}
          >
            Test
          </Button>
          <Button onClick={onDone}>Cancel</Button>
          <Button
            variant="primary"
            busy={save.isPending ? 'Saving…' : undefined}
            disabledReason={empty}
            onClick={() => save.mutate()}
          >
            {verb}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={event => {
          event.preventDefault();
          if (empty === undefined) test.mutate();
        }}
      >
        {!changing && (
          <Select label="Program" value={kind} onValueChange={next => change(() => setKind(next))} groups={KINDS} />
        )}
        <TextField
          label="Address"
          value={address}
          onValueChange={next => change(() => setAddress(next))}
          placeholder={`http://192.168.1.20:${ENGINE_PORTS[kind]}`}
          hint={`A host alone, such as 192.168.1.20, means port ${ENGINE_PORTS[kind]}.`}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          label="Password"
          type="password"
          value={password}
          onValueChange={next => change(() => setPassword(next))}
          hint={
            changing?.engine?.locked
              ? 'Left empty, the one it has stays. It is never shown.'
              : `Only where the engine asks for one: ${kind === 'swarmui' ? "an account's token" : 'user:password'}. It is never shown again.`
          }
          autoComplete="off"
        />
        {!changing && <TextField label="Name" value={name} onValueChange={setName} placeholder={ENGINE_NAMES[kind]} />}
        {/* Submits on Enter without a second button. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden />
        <div aria-live="polite">
          {problem && (
            <p className="text-bad">
              <span className="font-medium">{problem.title}.</span> {problem.sentence}
            </p>
          )}
          {!problem && test.data && <p className="text-good">{sayFound(test.data)}</p>}
          {!problem && !test.data && found && <p className="text-good">{sayFound(found)}</p>}
        </div>
      </form>
    </Dialog>
  );
}
