import { useState } from 'react';
import type { Writer } from '../../../backend/contract/writers.ts';
import { describeProblem } from '../../api/describe-problem.ts';
import { problemIn } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLookForModels, useWriterChanges } from './writers-changes.ts';
import { ModelChoice } from './writers-model.tsx';

/** Changes a writer's name, model and key; where it is stays, since another address is another writer. */
export function ChangeWriter({ writer, onDone }: { readonly writer: Writer; readonly onDone: () => void }) {
  const [name, setName] = useState(writer.name);
  const [model, setModel] = useState(writer.model ?? '');
  const [key, setKey] = useState('');
  const [forget, setForget] = useState(false);
  const look = useLookForModels();
  const { change } = useWriterChanges();
  const failed = change.error ?? look.error;
  const models = look.data?.models;
  const save = () => {
    const newKey = forget ? null : key.trim() === '' ? undefined : key.trim();
    const body = {
      ...(name.trim() !== '' && name.trim() !== writer.name && { name: name.trim() }),
      ...(model.trim() !== '' && model.trim() !== writer.model && { model: model.trim() }),
      ...(newKey !== undefined && { key: newKey }),
    };
    if (Object.keys(body).length === 0) onDone();
    else change.mutate({ id: writer.id, body }, { onSuccess: onDone });
  };
  return (
    <Dialog
      open
      onOpenChange={open => !open && onDone()}
      title={`Change ${writer.name}`}
      description={writer.address}
      footer={
        <>
          <Button
            className="mr-auto"
            busy={look.isPending ? 'Looking…' : undefined}
            onClick={() => {
              change.reset();
              look.mutate(writer);
            }}
          >
            Look for models
          </Button>
          <Button onClick={onDone}>Cancel</Button>
          <Button variant="primary" busy={change.isPending ? 'Saving…' : undefined} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={event => {
          event.preventDefault();
          if (!change.isPending) save();
        }}
      >
        <TextField label="Name" value={name} onValueChange={setName} placeholder={writer.name} maxLength={60} />
        {models && models.length > 0 ? (
          <ModelChoice models={models} model={model === '' ? null : model} onChange={setModel} error={undefined} />
        ) : (
          <TextField
            label="Model"
            value={model}
            onValueChange={setModel}
            placeholder={writer.model ?? 'Whichever is loaded there'}
            hint={models ? 'It has none at the moment.' : 'Look for models to choose from those that it has.'}
            spellCheck={false}
          />
        )}
        <TextField
          label={writer.hasKey ? 'New key' : 'Key'}
          type="password"
          value={key}
          onValueChange={setKey}
          hint={
            writer.hasKey
              ? 'Left empty, the one it has stays. A new one is tried there first.'
              : 'It is tried there first, then kept sealed on this computer.'
          }
          autoComplete="off"
        />
        {writer.hasKey && (
          <Checkbox
            label="Forget its key"
            checked={forget}
            onCheckedChange={setForget}
            disabledReason={key.trim() === '' ? undefined : 'You have typed a new one'}
          />
        )}
        {/* Submits on Enter without a second button. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden />
        <div aria-live="polite">
          {failed && <p className="text-bad">{describeProblem(problemIn(failed)).sentence}</p>}
        </div>
      </form>
    </Dialog>
  );
}
