import { ArrowUp, X } from 'lucide-react';
import { LANE_NAMES, type PolicyStep } from '../../../backend/contract/policy.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { MoneyField } from './money-field.tsx';

const MINUTE_MS = 60_000;

type PolicyStepRowProps = {
  readonly step: PolicyStep;
  readonly first: boolean;
  readonly onChange: (step: PolicyStep) => void;
  readonly onRemove: () => void;
  readonly onMoveUp: () => void;
  readonly onProblemChange: (problem: string | undefined) => void;
};

/** One cloud of a policy: how long after the place before it, and up to what price a task. */
export function PolicyStepRow({ step, first, onChange, onRemove, onMoveUp, onProblemChange }: PolicyStepRowProps) {
  const name = LANE_NAMES[step.lane];
  return (
    <li className="flex flex-wrap items-end gap-3 rounded-control border border-line p-3">
      <span className="min-w-24 grow self-center font-medium">{name}</span>
      <div className="w-40">
        <NumberField
          label={first ? 'After waiting' : 'After another'}
          min={0}
          max={7 * 24 * 60}
          step={1}
          unit="min"
          value={step.afterMs / MINUTE_MS}
          onValueChange={value => value !== undefined && onChange({ ...step, afterMs: Math.round(value * MINUTE_MS) })}
          onProblemChange={onProblemChange}
        />
      </div>
      <div className="w-40">
        <MoneyField
          label="A task up to"
          micros={step.upToMicros}
          whenEmpty="The caps"
          onMicrosChange={upToMicros => onChange({ ...step, upToMicros })}
          onProblemChange={onProblemChange}
        />
      </div>
      <span className="flex gap-1">
        <IconButton
          label={`Ask ${name} earlier`}
          disabledReason={first ? 'It is the first cloud already' : undefined}
          onClick={onMoveUp}
        >
          <ArrowUp />
        </IconButton>
        <IconButton label={`Remove ${name}`} onClick={onRemove}>
          <X />
        </IconButton>
      </span>
    </li>
  );
}
