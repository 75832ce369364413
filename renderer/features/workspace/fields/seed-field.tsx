import { Dices, Lock, LockOpen } from 'lucide-react';
import { useRef } from 'react';
import { SEED_MAX } from '../../../../backend/contract/parameters.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { randomSeed } from '../random-seed.ts';
import type { DeclaredFieldProps } from './field-props.ts';

/** The number that a picture grows from: unlocked it is a new one each time, locked it stays. */
export function SeedField({ parameter, value, error, onChange, onTypedProblem }: DeclaredFieldProps<number>) {
  const last = useRef(value);
  if (value !== undefined) last.current = value;
  const locked = value !== undefined;
  const take = (next: number | undefined) => {
    onTypedProblem(undefined);
    onChange(next);
  };
  return (
    <div className="flex items-start gap-1.5">
      <div className="min-w-0 grow">
        <NumberField
          label={parameter.label}
          hint={locked ? parameter.hint : 'A new one each time'}
          error={error}
          value={value}
          onValueChange={take}
          onProblemChange={onTypedProblem}
          min={0}
          max={SEED_MAX}
          whole
          optional
          placeholder="Random"
        />
      </div>
      <div className="flex gap-1.5 pt-4.5">
        <IconButton
          label="Lock the seed"
          variant="secondary"
          pressed={locked}
          onClick={() => take(locked ? undefined : (last.current ?? randomSeed()))}
        >
          {locked ? <Lock aria-hidden /> : <LockOpen aria-hidden />}
        </IconButton>
        <IconButton label="Roll a new seed and lock it" variant="secondary" onClick={() => take(randomSeed())}>
          <Dices aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
