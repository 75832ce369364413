import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { type Model, resultOf } from '../../../backend/contract/models.ts';
import { checkParameters, type ParameterValue } from '../../../backend/contract/parameters.ts';
import type { Wording } from '../../../backend/contract/wording.ts';
import { Lane } from '../../../backend/contract/workers.ts';
import { useApi } from '../../api/api-context.tsx';
import { readQueue } from '../../api/reads.ts';
import { useCreateTask } from './create-task.ts';
import { type Draft, useDraft, useDrafts, wordingOf } from './draft-store.ts';
import { type FormValues, sortValues } from './form-values.ts';
import { type ModelList, useModels } from './read-models.ts';
import { findNotes, findReasons, type Reason } from './readiness.ts';
import type { Sending } from './sending-store.ts';

/** The model that a draft means: the chosen one, or before any choice the first that can run now on an own machine: nobody spends money without having chosen to. */
function findModel(models: ModelList, draft: Draft): Model | undefined {
  if (typeof models === 'string') return undefined;
  if (draft.modelId !== null) return models.find(model => model.id === draft.modelId);
  const pictures = models.filter(model => model.kind === 'image');
  const own = pictures.filter(({ runtime }) => Lane.options.every(lane => lane !== runtime));
  return own.find(model => model.online > 0) ?? own[0] ?? pictures[0] ?? models[0];
}

const countOf = (model: Model, form: FormValues): number => {
  const declared = model.parameters.find(parameter => parameter.name === 'count');
  const count = form.sent.count ?? declared?.default;
  return typeof count === 'number' && Number.isInteger(count) && count > 0 ? count : 1;
};

/** What one press of Generate makes, by its number: "6 sketches", "a clip" is "1 clip". */
function nameResults(model: Model, count: number): string {
  if (resultOf[model.kind] === null) return `${count} ${count === 1 ? 'rating' : 'ratings'}`;
  const sketch = /sketch/i.test(model.label ?? '');
  const [one, many] =
    resultOf[model.kind] === 'video' ? ['clip', 'clips'] : sketch ? ['sketch', 'sketches'] : ['picture', 'pictures'];
  return `${count} ${count === 1 ? one : many}`;
}

function prepareSending(projectId: string, model: Model, form: FormValues, draft: Draft): Sending {
  const reference = model.parameters.find(({ type, name }) => type === 'image' && form.sent[name] !== undefined);
  return {
    key: uuidv7(),
    body: {
      projectId,
      modelId: model.id,
      parameters: form.sent,
      basedOn: (reference && draft.origins[reference.name]) ?? null,
      // Words that a model does not take have no styles around them.
      wording: form.sent.prompt === undefined ? null : wordingOf(draft),
    },
    kind: model.kind,
    modelName: model.name,
    label: model.label ?? null,
    count: countOf(model, form),
  };
}

/** The form of a project: its values for the chosen model, what is wrong with them, and how to ask for takes. */
export function useGenerateForm(projectId: string, bringingIn: boolean) {
  const { models, retry } = useModels();
  const draft = useDraft(projectId);
  const paused = useQuery(readQueue(useApi())).data?.paused ?? false;
  const setDraftValue = useDrafts(state => state.setValue);
  const create = useCreateTask();
  const model = findModel(models, draft);
  const form = model && typeof models !== 'string' ? sortValues(model, draft.values, models) : null;

  // Problems of what is half typed belong to the form as it was filled; a new filling begins without them.
  const [typed, setTyped] = useState<{ revision: number; problems: Readonly<Record<string, string>> }>({
    revision: draft.revision,
    problems: {},
  });
  const typedProblems = typed.revision === draft.revision ? typed.problems : {};
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [pressed, setPressed] = useState(false);

  const shown = new Set(form?.shown.map(parameter => parameter.name));
  const checked = model && form ? checkParameters(model.parameters, form.sent).issues : [];
  const halfTyped = Object.entries(typedProblems)
    .filter(([name]) => shown.has(name))
    .map(([name, message]) => {
      const label = model?.parameters.find(parameter => parameter.name === name)?.label ?? name;
      return { path: `parameters.${name}`, message: `${label}: ${message.replace(/\.$/, '')}` };
    });
  const issues = [...checked, ...halfTyped];
  const reasons: readonly Reason[] = findReasons({ models, model, form: form, issues, bringingIn });

  /** Why a field's value cannot be used; told once the person has left it or pressed Generate. */
  const errorOf = (name: string): string | undefined => {
    if (!pressed && !touched.has(name)) return undefined;
    const issue = checked.find(({ path }) => path === `parameters.${name}`);
    return issue && reasons.find(reason => reason.field === name)?.text;
  };

  const noteTyped = (name: string, problem: string | undefined) =>
    setTyped(() => {
      const { [name]: _former, ...others } = typedProblems;
      return { revision: draft.revision, problems: problem === undefined ? others : { ...others, [name]: problem } };
    });

  const press = (): boolean => {
    if (reasons.length > 0 || model === undefined || form === null) {
      setPressed(true);
      return false;
    }
    setPressed(false);
    setTouched(new Set());
    create.mutate(prepareSending(projectId, model, form, draft));
    return true;
  };

  /** The press of Generate that it would be with other words, which a writer has made of those in the form; null where no model is chosen. */
  const prepareWith = (prompt: string, wording: Wording): Sending | null => {
    if (model === undefined || form === null) return null;
    const sending = prepareSending(projectId, model, form, draft);
    return { ...sending, body: { ...sending.body, parameters: { ...form.sent, prompt }, wording } };
  };

  return {
    projectId,
    models,
    retryModels: retry,
    model,
    form,
    draft,
    reasons,
    notes: model ? findNotes(model, paused) : [],
    errorOf,
    noteTyped,
    touch: (name: string) => setTouched(names => (names.has(name) ? names : new Set(names).add(name))),
    setValue: (name: string, value: ParameterValue | undefined, origin?: string) =>
      setDraftValue(projectId, name, value, origin),
    press,
    prepareWith,
    results: model && form ? nameResults(model, countOf(model, form)) : null,
  };
}

/** What the parts of the form share. */
export type GenerateFormState = ReturnType<typeof useGenerateForm>;
