import type { DeclaredParameter } from '../../../backend/contract/parameters.ts';
import type { ReadWorkflow, Workflow, WorkflowCandidate, WorkflowDraft } from '../../../backend/contract/workflows.ts';

/** One input as the dialog shows it: whether it goes on the form, and in which words and bounds. */
export type InputChoice = WorkflowCandidate & { readonly chosen: boolean };

/** A workflow on its way in: what was typed, and what was found in it. */
export type WorkflowForm = {
  readonly name: string;
  readonly kind: WorkflowDraft['kind'];
  readonly text: string;
  /** Null until the text was read. */
  readonly inputs: readonly InputChoice[] | null;
};

export const EMPTY_FORM: WorkflowForm = { name: '', kind: 'image', text: '', inputs: null };

/** The form of a workflow that is there already: what is chosen stands in its own words, all else as it was found. */
export function formOf({ name, kind, text, inputs, candidates }: Workflow): WorkflowForm {
  const own = new Map(inputs.map(input => [input.parameter.name, input]));
  return {
    name,
    kind,
    text,
    inputs: candidates.map(candidate => {
      const known = own.get(candidate.parameter.name);
      return { ...candidate, ...known, chosen: known !== undefined };
    }),
  };
}

/** Puts what was found in the text under it; inputs that were chosen before keep their words. */
export function withFound(form: WorkflowForm, found: ReadWorkflow): WorkflowForm {
  const before = new Map(form.inputs?.map(input => [input.parameter.name, input]));
  return {
    ...form,
    kind: found.kind,
    inputs: found.candidates.map(candidate => {
      const known = before.get(candidate.parameter.name);
      const kept = known && known.parameter.type === candidate.parameter.type ? known : undefined;
      return {
        ...candidate,
        parameter: kept?.parameter ?? candidate.parameter,
        chosen: kept?.chosen ?? candidate.suggested,
      };
    }),
  };
}

/** Changes one input of a form. */
export const withInput = (form: WorkflowForm, name: string, change: Partial<InputChoice>): WorkflowForm => ({
  ...form,
  inputs: form.inputs?.map(input => (input.parameter.name === name ? { ...input, ...change } : input)) ?? null,
});

/** A control with one of its facts changed; undefined takes the fact away. */
export function withFact<K extends keyof DeclaredParameter>(
  parameter: DeclaredParameter,
  fact: K,
  value: DeclaredParameter[K] | undefined,
): DeclaredParameter {
  const { [fact]: _, ...rest } = parameter;
  return (value === undefined ? rest : { ...rest, [fact]: value }) as DeclaredParameter;
}

/** What is sent to the studio. */
export const draftOf = ({ name, kind, text, inputs }: WorkflowForm): WorkflowDraft => ({
  name: name.trim(),
  kind,
  text,
  inputs: (inputs ?? [])
    .filter(input => input.chosen)
    .map(({ parameter, slots }) => ({ parameter: { ...parameter, label: parameter.label.trim() }, slots })),
});

/** Why a form cannot be saved yet; undefined where it can. */
export function whyNotSaved({ name, inputs }: WorkflowForm): string | undefined {
  if (inputs === null) return 'Paste a workflow and find its inputs first';
  if (name.trim() === '') return 'The workflow needs a name';
  const nameless = inputs.find(input => input.chosen && input.parameter.label.trim() === '');
  return nameless && `The input ${nameless.parameter.name} needs a label`;
}
