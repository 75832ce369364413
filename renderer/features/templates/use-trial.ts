import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewEnhancement } from '../../../backend/contract/enhancements.ts';
import type { Template, TemplateBody } from '../../../backend/contract/templates.ts';
import type { Writer } from '../../../backend/contract/writers.ts';
import { useApi } from '../../api/api-context.tsx';
import { readWriters } from '../../api/prompt-reads.ts';
import { keys } from '../../api/query-keys.ts';
import { readModels } from '../../api/reads.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { useEnhancement } from '../../api/use-enhancement.ts';
import { findFaults } from './find-faults.ts';
import { isSameBody } from './template-drafts.ts';
import { useTrialWish } from './trial-store.ts';

/** The template as it stands in the form, and in which project it is tried. */
export type TrialOf = { readonly template: Template; readonly body: TemplateBody; readonly projectId: string };

/** Asks writers and models for what a template can be tried with; the one that was chosen, or else the one that would be taken. */
function useChoices() {
  const api = useApi();
  const wish = useTrialWish();
  const { data: writers } = useQuery(readWriters(api));
  const { data: all } = useQuery(readModels(api));
  const models = (all ?? []).filter(({ parameters }) => parameters.some(({ name }) => name === 'prompt'));
  const isOf = (id: string) => (writer: Writer) => writer.id === id;
  return {
    known: writers !== undefined && all !== undefined,
    writers: writers ?? [],
    models,
    writer: writers?.find(isOf(wish.writerId ?? '')) ?? writers?.find(({ isDefault }) => isDefault) ?? writers?.at(0),
    model: models.find(({ id }) => id === wish.modelId) ?? models.find(({ online }) => online > 0) ?? models[0],
  };
}

/** One trial at a time of a template as it stands in the form: what it is tried with, why it cannot be, and what came of it. */
export function useTrial({ template: { purpose }, body, projectId }: TrialOf) {
  const api = useApi();
  const queryClient = useQueryClient();
  const wish = useTrialWish();
  const choices = useChoices();
  const { known, writer, model } = choices;
  const [asked, setAsked] = useState<{ readonly id: string; readonly body: TemplateBody }>();
  const enhancement = useEnhancement(asked?.id ?? null);
  const start = useMutation({
    mutationFn: (sent: NewEnhancement) => unwrap(api.startEnhancement({ body: sent })),
    onSuccess: (begun, sent) => {
      queryClient.setQueryData(keys.enhancement(begun.id), begun);
      setAsked({ id: begun.id, body: sent.draft ?? body });
    },
    onError: (error, sent) => showProblem(problemIn(error), () => start.mutate(sent)),
  });
  const cancel = useMutation({
    mutationFn: (id: string) => unwrap(api.cancelEnhancement({ params: { id } })),
    onSuccess: ended => queryClient.setQueryData(keys.enhancement(ended.id), ended),
    onError: error => showProblem(problemIn(error)),
  });
  const why = (() => {
    if (wish.text.trim() === '') return 'Write some words to try it with';
    if (purpose === 'edit' && wish.instruction.trim() === '') return 'Say what is to change';
    if (!known) return 'Reading what can write';
    if (!model) return 'There is no model yet that reads words';
    if (!writer?.ready) return writer?.reason ?? 'Nothing can write yet';
    return Object.values(findFaults(body))[0];
  })();
  const run = () => {
    if (why !== undefined || !model || !writer) return;
    start.mutate({
      projectId,
      modelId: model.id,
      purpose,
      text: wish.text.trim(),
      instruction: purpose === 'edit' ? wish.instruction.trim() : '',
      count: purpose === 'many' ? wish.count : 1,
      existing: [],
      intensity: 'medium',
      creativity: null,
      writerId: writer.id,
      seed: wish.seed,
      draft: body,
    });
  };
  return {
    ...choices,
    wish,
    why,
    run,
    starting: start.isPending,
    enhancement,
    writing: enhancement?.state === 'writing',
    /** The form says something else than what was tried. */
    outdated: asked !== undefined && !isSameBody(asked.body, body),
    stop: () => enhancement && cancel.mutate(enhancement.id),
    stopping: cancel.isPending,
  };
}
