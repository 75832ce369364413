import { useState } from 'react';
import { describeProblem } from '../../api/describe-problem.ts';
import { problemIn } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLookForModels, useWriterChanges } from './writers-changes.ts';
import { ModelChoice } from './writers-model.tsx';
import { WRITER_PLACES, type WriterPlace, type WriterPlaceName } from './writers-places.ts';

const PLACES = Object.entries(WRITER_PLACES).map(([value, { label }]) => ({ value: value as WriterPlaceName, label }));

/** What is wrong with one field, and what is wrong beside them all. */
function sortError(error: Error | null) {
  if (!error) return { fields: {} as Record<string, string>, beside: undefined };
  const problem = problemIn(error);
  const fields = problem.code === 'invalid_request' ? problem.issues.map(({ path, message }) => [path, message]) : [];
  return {
    fields: Object.fromEntries(fields) as Record<string, string>,
    beside: fields.length > 0 ? undefined : describeProblem(problem).sentence,
  };
}

/** Adds something that writes: it is asked for its models first, one of which is chosen. */
export function AddWriter({ onDone }: { readonly onDone: () => void }) {
  const [placeName, setPlaceName] = useState<WriterPlaceName>('ollama');
  const place: WriterPlace = WRITER_PLACES[placeName];
  const [address, setAddress] = useState<string>(place.address);
  const [key, setKey] = useState('');
  const [model, setModel] = useState<string | null>(null);
  const [name, setName] = useState('');
  // What leaves the network is the default only where a person says so.
  const [chosenDefault, setDefault] = useState<boolean | null>(null);
  const look = useLookForModels();
  const { add } = useWriterChanges();
  const where = { kind: place.kind, address: address.trim(), key: key.trim() === '' ? null : key.trim() };
  const elsewhere = (set: () => void) => {
    look.reset();
    add.reset();
    setModel(null);
    set();
  };
  const missing =
    where.address === ''
      ? 'Type its address first'
      : place.needsKey && where.key === null
        ? `${place.label} takes nobody without a key`
        : undefined;
  const found = look.data;
  const isDefault = chosenDefault ?? found?.outside === false;
  const lookFor = () => {
    if (missing !== undefined || look.isPending) return;
    add.reset();
    look.mutate(where, {
      onSuccess: ({ models: [first, second] }) => setModel(second === undefined ? (first ?? null) : null),
    });
  };
  const send = () =>
    add.mutate({ ...where, model, name: name.trim() || place.label, isDefault }, { onSuccess: onDone });
  const { fields, beside } = sortError(add.error ?? look.error);
  const unready = missing ?? (found ? undefined : 'Look for its models first');
  return (
    <Dialog
      open
      onOpenChange={open => !open && onDone()}
      title="Add a writer"
      description="A program on a machine of yours, or a service, that runs a language model."
      footer={
        <>
          <Button
            className="mr-auto"
            busy={look.isPending ? 'Looking…' : undefined}
            disabledReason={missing}
            onClick={lookFor}
          >
            Look for models
          </Button>
          <Button onClick={onDone}>Cancel</Button>
          <Button
            variant="primary"
            busy={add.isPending ? 'Adding…' : undefined}
            disabledReason={unready ?? (model === null ? 'Choose a model first' : undefined)}
            onClick={send}
          >
            Add writer
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={event => {
          event.preventDefault();
          lookFor();
        }}
      >
        <Select
          label="Program or service"
          value={placeName}
          onValueChange={next =>
            elsewhere(() => {
              setPlaceName(next);
              setAddress(WRITER_PLACES[next].address);
            })
          }
          groups={[{ options: PLACES }]}
        />
        <TextField
          label="Address"
          type="url"
          value={address}
          onValueChange={next => elsewhere(() => setAddress(next))}
          placeholder={place.placeholder}
          error={fields.address}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          label="Key"
          type="password"
          value={key}
          onValueChange={next => elsewhere(() => setKey(next))}
          hint={`${place.keyHint} It is kept sealed on this computer and never shown again.`}
          error={fields.key}
          autoComplete="off"
        />
        {found && found.models.length > 0 && (
          <>
            <ModelChoice models={found.models} model={model} onChange={setModel} error={fields.model} />
            <TextField label="Name" value={name} onValueChange={setName} placeholder={place.label} maxLength={60} />
            <Checkbox
              label="Make it the default writer"
              hint="It writes wherever nobody chooses another."
              checked={isDefault}
              onCheckedChange={setDefault}
            />
          </>
        )}
        {/* Submits on Enter without a second button. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden />
        <div aria-live="polite" className="flex flex-col gap-1 empty:hidden">
          {beside !== undefined && <p className="text-bad">{beside}</p>}
          {beside === undefined && found?.models.length === 0 && (
            <p className="text-warn">It answers, but has no models yet. Load or download one there, then look again.</p>
          )}
          {beside === undefined && found?.outside && (
            <p className="text-warn">
              This address lies outside your network: the prompts that it works on are sent there.
            </p>
          )}
          {beside === undefined && found && !found.outside && found.models.length > 0 && (
            <p className="text-good">It answers, and nothing that it works on leaves your network.</p>
          )}
        </div>
      </form>
    </Dialog>
  );
}
