import { MICROS_MAX } from '../../../backend/contract/money.ts';
import { NumberField } from '../../ui/number-field.tsx';

type MoneyFieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly micros: number | null;
  readonly onMicrosChange: (micros: number | null) => void;
  readonly onProblemChange?: ((problem: string | undefined) => void) | undefined;
  /** What an empty field means; without it the field must hold an amount. */
  readonly whenEmpty?: string | undefined;
  /** By how much an arrow key changes it, in dollars. */
  readonly step?: number | undefined;
};

/** An amount in dollars, kept in whole millionths. */
export function MoneyField(props: MoneyFieldProps) {
  const { label, hint, micros, onMicrosChange, onProblemChange, whenEmpty, step = 0.01 } = props;
  return (
    <NumberField
      label={label}
      hint={hint}
      min={0}
      max={MICROS_MAX / 1e6}
      step={step}
      unit="$"
      optional={whenEmpty !== undefined}
      placeholder={whenEmpty}
      value={micros === null ? undefined : micros / 1e6}
      onValueChange={dollars => onMicrosChange(dollars === undefined ? null : Math.round(dollars * 1e6))}
      onProblemChange={onProblemChange}
    />
  );
}
