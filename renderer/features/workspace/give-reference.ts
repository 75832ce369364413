import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Generation } from '../../../backend/contract/generations.ts';
import type { Model } from '../../../backend/contract/models.ts';
import { useApi } from '../../api/api-context.tsx';
import { readModels } from '../../api/reads.ts';
import { showProblem } from '../../api/show-problem.ts';
import { problemIn } from '../../api/unwrap.ts';
import { showToast } from '../../ui/toast-store.ts';
import { useDrafts } from './draft-store.ts';
import { fillForm } from './fill-form.ts';

/** Gives a take to the form as its reference; where the chosen model takes none, the first model that does is chosen. */
export function useGiveReference() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (_take: Generation) => queryClient.ensureQueryData(readModels(api)),
    onSuccess: (models, { id, projectId, media }) => {
      const { drafts, chooseModel, setValue } = useDrafts.getState();
      const chosen = drafts[projectId]?.modelId ?? null;
      const takes = (model: Model) => model.parameters.some(({ type }) => type === 'image');
      const able = models.filter(
        model => takes(model) && (!(model.kind === 'upscale' || model.kind === 'rate') || model.id === chosen),
      );
      const model = able.find(known => known.id === chosen) ?? able[0];
      const name = model?.parameters.find(({ type }) => type === 'image')?.name;
      if (model === undefined || name === undefined) {
        showToast({ title: 'No model here takes a reference', tone: 'warn' });
        return;
      }
      fillForm(projectId, `In the form as a reference for ${model.name}`, () => {
        if (chosen !== null && model.id !== chosen) chooseModel(projectId, model.id);
        setValue(projectId, name, { media: media.sha256 }, id);
      });
    },
    onError: error => showProblem(problemIn(error)),
  });
}
