import { useMutation, useQueryClient } from '@tanstack/react-query';
import { uuidv7 } from 'uuidv7';
import type { Generation } from '../../../backend/contract/generations.ts';
import type { Model, TaskKind } from '../../../backend/contract/models.ts';
import { useApi } from '../../api/api-context.tsx';
import { readModels } from '../../api/reads.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn } from '../../api/unwrap.ts';
import { showToast } from '../../ui/toast-store.ts';
import { useCreateTask } from './create-task.ts';
import type { Sending } from './sending-store.ts';

const pictureOf = (model: Model) => model.parameters.find(({ type }) => type === 'image')?.name;

/** What can be done to a finished picture by a model that needs nothing else. */
export type Treatment = Extract<TaskKind, 'upscale' | 'rate'>;

const LACKING: Readonly<Record<Treatment, string>> = {
  upscale: 'No model here makes pictures larger',
  rate: 'No model here judges pictures',
};

/** What asks for a picture to be treated, as based on it; null where no model here does that. A model that a worker has now goes first. */
export function treatTake(take: Generation, models: readonly Model[], kind: Treatment): Sending | null {
  const able = models.filter(model => model.kind === kind && pictureOf(model) !== undefined);
  const model = able.find(known => known.online > 0) ?? able[0];
  const name = model && pictureOf(model);
  if (model === undefined || name === undefined) return null;
  return {
    key: uuidv7(),
    body: {
      projectId: take.projectId,
      modelId: model.id,
      parameters: { [name]: { media: take.media.sha256 } },
      basedOn: take.id,
    },
    kind: model.kind,
    modelName: model.name,
    label: model.label ?? null,
    count: 1,
  };
}

/** Asks for takes to be treated, by the first model that does so and is online. */
export function useTreatTakes() {
  const api = useApi();
  const queryClient = useQueryClient();
  const { mutate: create } = useCreateTask();
  return useMutation({
    mutationFn: (_asked: { readonly takes: readonly Generation[]; readonly kind: Treatment }) =>
      queryClient.ensureQueryData(readModels(api)),
    onSuccess: (models, { takes, kind }) => {
      if (kind === 'rate') showToast({ title: 'Its rating will stand in the inspector', tone: 'info' });
      for (const take of takes) {
        const sending = treatTake(take, models, kind);
        if (sending) create(sending);
        else showToast({ title: LACKING[kind], tone: 'warn' });
      }
    },
    onError: error => showProblem(problemIn(error)),
  });
}
