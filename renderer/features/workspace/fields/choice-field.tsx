import { Select } from '../../../ui/select.tsx';
import type { DeclaredFieldProps } from './field-props.ts';

// The list knows no empty value; no card's choice is spelled like this.
const UNSET = '\u0000unset';

/** One of the choices that the model names. */
export function ChoiceField({ parameter, value, error, onChange }: DeclaredFieldProps<string>) {
  const { label, hint, choices = [], required } = parameter;
  const usual = typeof parameter.default === 'string' ? parameter.default : undefined;
  const unset = usual === undefined && !required ? [{ value: UNSET, label: 'Not set' }] : [];
  return (
    <Select
      label={label}
      hint={hint}
      error={error}
      placeholder="Choose…"
      value={value ?? usual ?? (unset.length > 0 ? UNSET : undefined)}
      onValueChange={next => onChange(next === usual || next === UNSET ? undefined : next)}
      groups={[{ options: [...unset, ...choices] }]}
    />
  );
}
