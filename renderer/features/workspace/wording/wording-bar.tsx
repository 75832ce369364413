import { X } from 'lucide-react';
import type { Model } from '../../../../backend/contract/models.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { GenerateFormState } from '../use-generate-form.ts';
import { AsSent } from './as-sent.tsx';
import { useWording, type WordingState } from './use-wording.ts';
import { PresetsPicker, StylesPicker } from './wording-pickers.tsx';

/** Whether a model can be told what to leave out. */
const hasNegative = (model: Model) => model.parameters.some(({ name }) => name === 'negative');

/** Styles and negative presets around the words of the form, and how they are sent. */
export function WordingBar({ state }: { readonly state: GenerateFormState }) {
  if (!state.model || !state.form?.shown.some(({ name, type }) => name === 'prompt' && type === 'text')) return null;
  return <Bar key={state.projectId} state={state} model={state.model} />;
}

function Bar({ state, model }: { readonly state: GenerateFormState; readonly model: Model }) {
  const wording = useWording(state.projectId, model);
  return (
    <section aria-label="Around the prompt" className="-mt-2 flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-1">
        <StylesPicker wording={wording} />
        {hasNegative(model) && <PresetsPicker wording={wording} model={model} />}
        <Chips wording={wording} />
      </div>
      <LeftOutNote wording={wording} model={model} />
      <AsSent state={state} model={model} wording={wording.wording} />
    </section>
  );
}

function Chip({ name, what, onRemove }: ChipProps) {
  return (
    <li className="flex h-6 min-w-0 max-w-full items-center rounded-control bg-hover pl-2 text-meta text-text">
      <span dir="auto" className="truncate">
        {name}
      </span>
      <button
        type="button"
        aria-label={`Take off the ${what} ${name}`}
        onClick={onRemove}
        className="grid size-6 shrink-0 place-items-center rounded-control text-second hover:text-text"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </li>
  );
}
type ChipProps = { readonly name: string; readonly what: string; readonly onRemove: () => void };

function Chips({
  wording: { wording, styles, presets, toggleStyle, togglePreset },
}: {
  readonly wording: WordingState;
}) {
  if (wording.styles.length + wording.presets.length === 0) return null;
  const find = (of: readonly { readonly id: string; readonly name: string }[], id: string) =>
    of.find(one => one.id === id)?.name;
  return (
    <ul aria-label="Around the prompt" className="flex w-full flex-wrap gap-1">
      {wording.styles.map(id => (
        <Chip key={id} name={find(styles, id) ?? '…'} what="style" onRemove={() => toggleStyle(id)} />
      ))}
      {wording.presets.map(id => (
        <Chip
          key={id}
          name={`− ${find(presets, id) ?? '…'}`}
          what="negative preset"
          onRemove={() => togglePreset(id)}
        />
      ))}
    </ul>
  );
}

/** Says what was chosen and is not used with this model. */
function LeftOutNote({ wording, model }: { readonly wording: WordingState; readonly model: Model }) {
  const { unfit, gone } = wording.leftOut;
  if (unfit.length + gone === 0) return null;
  const words = [
    unfit.length > 0 && `Left out, not for ${model.name}: ${unfit.join(', ')}.`,
    gone > 0 &&
      `${gone === 1 ? 'One thing' : `${gone} things`} that stood around these words ${gone === 1 ? 'is' : 'are'} no longer there.`,
  ];
  return (
    <p role="status" className="flex items-start gap-1 text-meta text-warn">
      <span className="min-w-0 grow">{words.filter(part => part !== false).join(' ')}</span>
      <IconButton label="All right" size="small" className="-my-1.5" onClick={wording.forgetLeftOut}>
        <X />
      </IconButton>
    </p>
  );
}
