import { Switch } from '../../../ui/switch.tsx';
import type { DeclaredFieldProps } from './field-props.ts';

/** Something that is on or off. */
export function FlagField({ parameter, value, error, onChange }: DeclaredFieldProps<boolean>) {
  const usual = parameter.default === true;
  return (
    <Switch
      label={parameter.label}
      hint={error ?? parameter.hint}
      checked={value ?? usual}
      onCheckedChange={next => onChange(next === usual ? undefined : next)}
    />
  );
}
