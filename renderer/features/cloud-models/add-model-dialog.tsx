import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { CloudModelDraft, CloudUse } from '../../../backend/contract/cloud-models.ts';
import { LANE_NAMES } from '../../../backend/contract/policy.ts';
import type { Lane } from '../../../backend/contract/workers.ts';
import { describeProblem } from '../../api/describe-problem.ts';
import { problemIn } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAddModel, usePreviewModel } from './cloud-model-calls.ts';
import { readDollars } from './say-price.ts';
import { USES } from './uses.ts';

const EXAMPLES: Readonly<Record<Lane, string>> = { replicate: 'black-forest-labs/flux-dev', fal: 'fal-ai/flux/dev' };
const sentenceOf = (error: unknown) => (error ? describeProblem(problemIn(error)).sentence : undefined);

/** What the cloud says of the model: its controls, and what cannot be set here. */
function Found({ draft }: { readonly draft: CloudModelDraft }) {
  return (
    <section aria-label="What it takes" className="flex flex-col gap-1 text-meta">
      {draft.about !== '' && <p className="text-second">{draft.about}</p>}
      <p>
        {draft.parameters.length === 1 ? 'One control' : `${draft.parameters.length} controls`}:{' '}
        {draft.parameters.map(({ label }) => label).join(', ')}
      </p>
      {draft.left.length > 0 && (
        <details>
          <summary className="w-fit cursor-default text-second">Not on the form: {draft.left.length}</summary>
          <ul className="mt-1 text-second">
            {draft.left.map(({ name, why }) => (
              <li key={name}>
                {name} {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function AddForm({ onDone }: { readonly onDone: () => void }) {
  const [lane, setLane] = useState<Lane>('replicate');
  const [model, setModel] = useState('');
  const [name, setName] = useState('');
  const [price, setPrice] = useState('');
  const [draft, setDraft] = useState<CloudModelDraft>();
  const preview = usePreviewModel();
  const add = useAddModel(onDone);
  const micros = readDollars(price);
  const look = (use?: CloudUse) => {
    const asked = { lane, model: model.trim(), ...(use && { use }) };
    preview.mutate(asked, {
      onSuccess: found => {
        setDraft(found);
        if (!use) setName(found.name);
      },
    });
  };
  const reason = !draft
    ? 'Look the model up first'
    : name.trim() === ''
      ? 'It needs a name'
      : price.trim() !== '' && micros === null
        ? 'The price is an amount such as 0.05'
        : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft && reason === undefined && !add.isPending)
      add.mutate({ lane: draft.lane, model: draft.providerId, use: draft.use, name: name.trim(), micros });
  };
  /** Enter looks a model up; the form itself is not ready to be sent before. */
  const lookOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || draft) return;
    event.preventDefault();
    if (model.trim().length >= 3 && !preview.isPending) look();
  };
  const restart = (change: () => void) => {
    preview.reset();
    setDraft(undefined);
    change();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <SegmentedControl
        label="Cloud"
        value={lane}
        onValueChange={next => restart(() => setLane(next))}
        segments={[
          { value: 'replicate', label: LANE_NAMES.replicate },
          { value: 'fal', label: LANE_NAMES.fal },
        ]}
      />
      <TextField
        label="Model"
        hint={`Its id, such as ${EXAMPLES[lane]}, or the address of its page.`}
        value={model}
        onValueChange={next => restart(() => setModel(next))}
        onKeyDown={lookOnEnter}
        maxLength={300}
        autoComplete="off"
        spellCheck={false}
        error={sentenceOf(preview.error)}
      />
      <div>
        <Button
          disabledReason={model.trim().length < 3 ? 'Paste the id of a model first' : undefined}
          busy={preview.isPending ? `Asking ${LANE_NAMES[lane]}…` : undefined}
          onClick={() => look()}
        >
          Look it up
        </Button>
      </div>
      {draft && (
        <>
          <Found draft={draft} />
          <TextField label="Name" value={name} onValueChange={setName} maxLength={80} autoComplete="off" />
          <Select label="It makes" value={draft.use} onValueChange={look} groups={[{ options: USES }]} />
          <TextField
            label="Price of a run, in US dollars"
            hint="From its page. Without one it is added, and does not run until you say it."
            value={price}
            onValueChange={setPrice}
            inputMode="decimal"
            autoComplete="off"
            placeholder="0.05"
          />
        </>
      )}
      <p aria-live="polite" className="text-bad empty:hidden">
        {sentenceOf(add.error)}
      </p>
      <div className="flex justify-end gap-2">
        <Button variant="secondary" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" disabledReason={reason} busy={add.isPending ? 'Adding…' : undefined}>
          Add model
        </Button>
      </div>
    </form>
  );
}

/** Adds a model of a cloud: its id is pasted, its controls are read from the cloud, and nothing is kept before it is added. */
export function AddModelDialog({ open, onDone }: { readonly open: boolean; readonly onDone: () => void }) {
  return (
    <Dialog open={open} onOpenChange={next => !next && onDone()} title="Add a model of a cloud" size="medium">
      <AddForm onDone={onDone} />
    </Dialog>
  );
}
