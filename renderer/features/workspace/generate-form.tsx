import { type FocusEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FoundRecipe } from '../../../backend/contract/media.ts';
import { detectPlatform } from '../../ui/platform.ts';
import { showToast } from '../../ui/toast-store.ts';
import { useDrop } from '../../ui/use-drop.ts';
import { useHotkeys } from '../../ui/use-hotkeys.ts';
import { PICTURE_TYPES, refuseFiles, useBringIn } from './bring-in.ts';
import { useDrafts } from './draft-store.ts';
import { FormGroups } from './form-groups.tsx';
import { GenerateButton } from './generate-button.tsx';
import { ModelPicker } from './model-picker.tsx';
import { QuoteLine } from './quote-line.tsx';
import { RecipeNote } from './recipe-note.tsx';
import { RefusedNote } from './refused-note.tsx';
import { readDrag, TAKE_DRAG_TYPE } from './take-drag.ts';
import { UnusedNote } from './unused-note.tsx';
import { useGenerateForm } from './use-generate-form.ts';

/** The project that is asked for, and what is done once something was asked. */
export type GenerateFormProps = { readonly projectId: string; readonly onSent: () => void };

/** The form that a chosen model's declared parameters draw. */
export function GenerateForm({ projectId, onSent }: GenerateFormProps) {
  const box = useRef<HTMLFormElement>(null);
  const [found, setFound] = useState<FoundRecipe | null>(null);
  const { chooseModel, restore } = useDrafts.getState();
  const { bringIn, bringing } = useBringIn((name, { media, recipe }) => {
    useDrafts.getState().setValue(projectId, name, { media: media.sha256 });
    setFound(recipe);
  });
  const state = useGenerateForm(projectId, bringing !== null);
  const { model, form, models, reasons } = state;
  const pictureName = model?.parameters.find(parameter => parameter.type === 'image')?.name;

  const takeFiles = (name: string | undefined, files: readonly File[]) => {
    const [file] = files;
    if (file && name !== undefined) bringIn(name, file);
    else if (file) showToast({ title: `${model?.name ?? 'This model'} takes no picture`, tone: 'warn' });
  };
  const takeDrag = (name: string | undefined, data: string) => {
    const dragged = readDrag(data);
    if (dragged?.kind === 'image' && name !== undefined)
      return state.setValue(name, { media: dragged.media }, dragged.generationId);
    const detail =
      dragged?.kind === 'video' ? 'A clip cannot be a reference picture.' : 'Drop a take or a picture from a file.';
    showToast({ title: 'That cannot be used as a reference', detail, tone: 'warn' });
  };
  const { handlers } = useDrop({
    fileKinds: PICTURE_TYPES,
    dragTypes: [TAKE_DRAG_TYPE],
    onFiles: files => takeFiles(pictureName, files),
    onFilesRefused: refuseFiles,
    onDrag: (_type, data) => takeDrag(pictureName, data),
  });
  usePastedPicture(files => takeFiles(pictureName, files));

  const focusField = (name: string) =>
    box.current
      ?.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"] :is(textarea, input:not([type=file]), button)`)
      ?.focus();
  const press = () => {
    if (state.press()) return onSent();
    const field = reasons.find(reason => reason.field !== null)?.field;
    if (field) focusField(field);
  };
  useHotkeys({ 'mod+enter': press });
  // Inside the form it comes before the controls: a list would open on Enter, whatever is held with it.
  const pressByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(detectPlatform() === 'mac' ? event.metaKey : event.ctrlKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) press();
  };

  const followRecipe = (recipe: FoundRecipe) => {
    const known = typeof models !== 'string' && models.some(({ id }) => id === recipe.modelId);
    restore(projectId, { values: recipe.parameters, ...(known && { modelId: recipe.modelId }) });
    setFound(null);
    if (!known && recipe.modelId !== null)
      showToast({ title: `${recipe.modelId} is not here`, detail: 'Its recipe is in the form, for the chosen model.' });
  };
  const touch = ({ target }: FocusEvent) => {
    const name = target.closest<HTMLElement>('[data-field]')?.dataset.field;
    if (name !== undefined) state.touch(name);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    press();
  };

  return (
    <form
      ref={box}
      aria-label="Generate"
      noValidate
      onSubmit={submit}
      onBlur={touch}
      onKeyDownCapture={pressByKey}
      onDragEnter={handlers.onDragEnter}
      onDragOver={handlers.onDragOver}
      onDragLeave={handlers.onDragLeave}
      onDrop={handlers.onDrop}
      className="flex h-full min-h-0 flex-col bg-panel"
    >
      <div className="flex min-h-0 grow flex-col gap-4 overflow-y-auto p-4 [scrollbar-gutter:stable]">
        <UnusedNote
          unused={form?.unused ?? []}
          onRemove={names => {
            for (const name of names) state.setValue(name, undefined);
          }}
        />
        {found && <RecipeNote recipe={found} onUse={() => followRecipe(found)} onDismiss={() => setFound(null)} />}
        <FormGroups
          state={state}
          drops={{ bringing, onFiles: takeFiles, onFilesRefused: refuseFiles, onTake: takeDrag }}
          model={
            <ModelPicker
              models={models}
              model={model}
              onChoose={modelId => chooseModel(projectId, modelId)}
              onRetry={state.retryModels}
            />
          }
        />
      </div>
      {/* It leaves the scrollbar's place too, so that all ends where the fields end. */}
      <footer className="flex shrink-0 flex-col gap-3 overflow-y-auto border-t border-line p-4 [scrollbar-gutter:stable]">
        <RefusedNote projectId={projectId} />
        <QuoteLine state={state} projectId={projectId} />
        <GenerateButton state={state} onPress={press} />
      </footer>
    </form>
  );
}

/** Hears of pictures that are pasted anywhere and that nothing else has taken. */
function usePastedPicture(onFiles: (files: readonly File[]) => void): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])].filter(file => file.type.startsWith('image/'));
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}
