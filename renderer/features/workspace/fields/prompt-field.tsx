import { TextArea } from '../../../ui/text-area.tsx';
import type { DeclaredFieldProps } from './field-props.ts';
import { isLong, PromptOverflow, sayLength, useMeasured } from './prompt-length.tsx';

type PromptFieldProps = DeclaredFieldProps<string> & { readonly modelId: string };

/** Words for the model, in a box that grows with them and says how much of them the model reads. */
export function PromptField({ parameter, modelId, value = '', error, onChange }: PromptFieldProps) {
  const { label, hint, required } = parameter;
  const measured = useMeasured(modelId, value);
  const change = (next: string) => onChange(next === '' ? undefined : next);
  const told = value === '' ? undefined : measured;
  return (
    <TextArea
      label={label}
      placeholder={hint}
      error={error}
      aside={told && <span className={told.unread === null ? undefined : 'text-warn'}>{sayLength(told)}</span>}
      hint={
        told && isLong(told) && <PromptOverflow measured={told} modelId={modelId} text={value} onTrimmed={change} />
      }
      aria-required={required}
      rows={required ? 4 : 2}
      maxRows={required ? 14 : 8}
      dir="auto"
      value={value}
      onValueChange={change}
    />
  );
}
