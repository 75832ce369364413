import { TextArea } from '../../../ui/text-area.tsx';
import type { DeclaredFieldProps } from './field-props.ts';

const count = (length: number, maxLength: number | undefined) =>
  maxLength === undefined
    ? length.toLocaleString('en')
    : `${length.toLocaleString('en')} / ${maxLength.toLocaleString('en')}`;

/** Words for the model, in a box that grows with them and counts their characters. */
export function PromptField({ parameter, value = '', error, onChange }: DeclaredFieldProps<string>) {
  const { label, hint, maxLength, required } = parameter;
  return (
    <TextArea
      label={label}
      placeholder={hint}
      error={error}
      aside={value.length > 0 && <span aria-hidden>{count(value.length, maxLength)}</span>}
      aria-required={required}
      rows={required ? 4 : 2}
      maxRows={required ? 14 : 8}
      dir="auto"
      value={value}
      onValueChange={next => onChange(next === '' ? undefined : next)}
    />
  );
}
