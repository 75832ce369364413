import { NumberField } from '../../../ui/number-field.tsx';
import type { DeclaredFieldProps } from './field-props.ts';

/** A number within its limits, with its unit; a slider where both limits are known. */
export function AmountField({ parameter, value, error, onChange, onTypedProblem }: DeclaredFieldProps<number>) {
  const { label, hint, min, max, step, unit, type, required } = parameter;
  const usual = typeof parameter.default === 'number' ? parameter.default : undefined;
  const whole = type === 'integer';
  return (
    <NumberField
      label={label}
      hint={hint}
      error={error}
      value={value ?? usual}
      onValueChange={next => onChange(next === usual ? undefined : next)}
      onProblemChange={onTypedProblem}
      min={min}
      max={max}
      unit={unit}
      whole={whole}
      step={step ?? (whole ? 1 : 0.1)}
      multipleOf={whole && step !== 1 ? step : undefined}
      optional={!required && usual === undefined}
      slider={min !== undefined && max !== undefined}
    />
  );
}
