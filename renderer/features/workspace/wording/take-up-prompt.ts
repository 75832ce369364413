import type { UsedPrompt } from '../../../../backend/contract/prompt-history.ts';
import { showToast } from '../../../ui/toast-store.ts';
import { PLAIN_WORDING, useDrafts } from '../draft-store.ts';
import { fillForm } from '../fill-form.ts';
import { useModels } from '../read-models.ts';

/** A function that puts a prompt that was used in the form of a project, with its model where that is still here; all else stays as it is set. */
export function useTakeUpPrompt(): (projectId: string, prompt: UsedPrompt) => void {
  const { models } = useModels();
  return (projectId, { text, negative, modelId, modelName }) => {
    const gone = typeof models !== 'string' && models.every(({ id }) => id !== modelId);
    fillForm(projectId, 'Prompt put in the form', () => {
      const { drafts, restore } = useDrafts.getState();
      const { modelId: chosen = null, values = {}, origins = {}, wording = PLAIN_WORDING } = drafts[projectId] ?? {};
      const { negative: _negative, ...others } = values;
      restore(projectId, {
        modelId: gone ? chosen : modelId,
        values: { ...others, prompt: text, ...(negative !== '' && { negative }) },
        origins,
        wording: { ...wording, original: null, enhancementId: null },
      });
    });
    if (gone)
      showToast({ title: `${modelName} is not here`, detail: 'The words are in the form, for the chosen model.' });
  };
}
