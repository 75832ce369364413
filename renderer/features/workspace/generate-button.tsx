import { Button } from '../../ui/button.tsx';
import type { GenerateFormState } from './use-generate-form.ts';

/** What the button needs of the form; `onPress` is called in any case, so that it can lead to what is missing. */
export type GenerateButtonProps = { readonly state: GenerateFormState; readonly onPress: () => void };

/** The one main action, and in words beside it why it cannot be pressed or what will happen. */
export function GenerateButton({ state, onPress }: GenerateButtonProps) {
  const { reasons, notes, results } = state;
  const blocked = reasons.length > 0;
  const words = blocked ? reasons.map(reason => reason.text) : notes;
  return (
    <div className="flex flex-col gap-2">
      {words.length > 0 && (
        <ul aria-label={blocked ? 'Before you can generate' : 'Good to know'} className="flex flex-col gap-0.5">
          {words.map(text => (
            <li key={text} className="text-meta text-second">
              {text}
            </li>
          ))}
        </ul>
      )}
      <Button
        variant="primary"
        size="large"
        shortcut="mod+enter"
        disabledReason={blocked ? words.join(' ') : undefined}
        onClick={onPress}
        onClickCapture={blocked ? onPress : undefined}
      >
        {results === null ? 'Generate' : `Generate ${results}`}
      </Button>
    </div>
  );
}
