import { type FormEvent, useState } from 'react';
import type { Workflow } from '../../../backend/contract/workflows.ts';
import { describeProblem } from '../../api/describe-problem.ts';
import { problemIn } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { InputRow } from './input-row.tsx';
import { useReadPasted, useSaveWorkflow } from './workflow-calls.ts';
import { draftOf, EMPTY_FORM, formOf, type WorkflowForm, whyNotSaved, withFound, withInput } from './workflow-form.ts';

type FormProps = { readonly workflow: Workflow | null; readonly onDone: () => void };
type StepProps = {
  readonly form: WorkflowForm;
  readonly setForm: (form: WorkflowForm) => void;
  /** A model that is there already keeps what it makes. */
  readonly isNew: boolean;
};

const sentenceOf = (error: unknown) => (error ? describeProblem(problemIn(error)).sentence : undefined);

function PasteStep({ form, setForm, isNew }: StepProps) {
  const read = useReadPasted();
  const find = () =>
    read.mutate(form.text, {
      onSuccess: found => setForm({ ...withFound(form, found), kind: isNew ? found.kind : form.kind }),
    });
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label="Workflow"
        hint="In ComfyUI choose Save (API format), in newer versions Workflow → Export (API), and paste the whole file here."
        error={sentenceOf(read.error)}
        rows={5}
        maxRows={8}
        spellCheck={false}
        className="font-mono text-meta"
        value={form.text}
        onValueChange={text => setForm({ ...form, text })}
      />
      <div>
        <Button
          disabledReason={form.text.trim() === '' ? 'Paste a workflow first' : undefined}
          busy={read.isPending ? 'Looking…' : undefined}
          onClick={find}
        >
          Find its inputs
        </Button>
      </div>
    </div>
  );
}

function InputsStep({ form, setForm, isNew }: StepProps) {
  const chosen = form.inputs?.filter(input => input.chosen).length ?? 0;
  return (
    <>
      <TextField
        label="Name"
        hint="It is listed under this name among the models."
        value={form.name}
        maxLength={80}
        autoComplete="off"
        onValueChange={name => setForm({ ...form, name })}
      />
      {isNew && (
        <div className="flex items-center justify-between gap-4">
          <span aria-hidden>It makes</span>
          <SegmentedControl
            label="It makes"
            value={form.kind}
            onValueChange={kind => setForm({ ...form, kind })}
            segments={[
              { value: 'image', label: 'Pictures' },
              { value: 'video', label: 'Clips' },
            ]}
          />
        </div>
      )}
      <fieldset className="flex flex-col">
        <legend className="font-medium text-meta text-second">
          On the form: {chosen} of {form.inputs?.length} inputs
        </legend>
        <ul>
          {form.inputs?.map(input => (
            <InputRow
              key={input.parameter.name}
              input={input}
              onChange={change => setForm(withInput(form, input.parameter.name, change))}
            />
          ))}
        </ul>
      </fieldset>
    </>
  );
}

function WorkflowFields({ workflow, onDone }: FormProps) {
  const [form, setForm] = useState<WorkflowForm>(workflow ? formOf(workflow) : EMPTY_FORM);
  const save = useSaveWorkflow(onDone);
  const reason = whyNotSaved(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason === undefined && !save.isPending) save.mutate({ id: workflow?.id ?? null, draft: draftOf(form) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <PasteStep form={form} setForm={setForm} isNew={workflow === null} />
      {form.inputs && <InputsStep form={form} setForm={setForm} isNew={workflow === null} />}
      <p aria-live="polite" className="text-bad empty:hidden">
        {sentenceOf(save.error)}
      </p>
      <div className="sticky -bottom-5 -mx-5 -mb-5 flex justify-end gap-2 border-line border-t bg-panel px-5 py-3">
        <Button variant="secondary" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" disabledReason={reason} busy={save.isPending ? 'Saving…' : undefined}>
          Save workflow
        </Button>
      </div>
    </form>
  );
}

/** Takes a workflow in, or changes one; `workflow` is undefined while nothing is asked. */
export function WorkflowDialog({ workflow, onDone }: { workflow: Workflow | 'new' | undefined; onDone: () => void }) {
  const known = workflow === 'new' || workflow === undefined ? null : workflow;
  return (
    <Dialog
      open={workflow !== undefined}
      onOpenChange={open => !open && onDone()}
      title={known ? `Change ${known.name}` : 'Add a workflow'}
      description={
        known ? undefined : 'A workflow of ComfyUI becomes a model: choose which of its inputs are on the form.'
      }
      size="large"
    >
      <WorkflowFields key={known?.id ?? 'new'} workflow={known} onDone={onDone} />
    </Dialog>
  );
}
