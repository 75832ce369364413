import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Field, type FieldWords } from './field.tsx';
import { NumberBox } from './number-box.tsx';
import { type NumberLimits, readNumber, writeNumber } from './read-number.ts';
import { Slider } from './slider.tsx';
import { stepNumber } from './step-number.ts';

/** A number, its limits and its steps; undefined means nothing is chosen, which only an `optional` field allows. */
export interface NumberFieldProps extends Omit<FieldWords, 'aside'>, NumberLimits {
  readonly value: number | undefined;
  readonly onValueChange: (value: number | undefined) => void;
  readonly onProblemChange?: ((problem: string | undefined) => void) | undefined;
  readonly step?: number | undefined;
  readonly optional?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly slider?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
}

interface HeldDraft {
  readonly typed: string;
  readonly value: number | undefined;
}

const KEY_STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** Takes a number by typing, arrow keys or slider; what cannot be used stays as typed, with words saying why. */
export function NumberField(props: NumberFieldProps) {
  const { label, labelHidden, hint, error, value, onValueChange, onProblemChange, step = 1, optional = false } = props;
  const { min, max, whole, multipleOf, unit } = props;
  const limits: NumberLimits = { min, max, whole, multipleOf, unit };
  const [held, setHeld] = useState<HeldDraft>();
  // A value that changed from outside wins over a draft that was typed against the old one.
  const draft = held !== undefined && held.value === value ? held.typed : undefined;
  const problem = draft === undefined ? undefined : findProblem(draft, limits, optional);
  useReportProblem(problem, onProblemChange);

  const choose = (next: number | undefined) => {
    setHeld(undefined);
    if (next !== value) onValueChange(next);
  };
  const take = (typed: string) => {
    const reading = readNumber(typed, limits);
    const usable = findProblem(typed, limits, optional) === undefined;
    const next = reading.kind === 'number' ? reading.value : undefined;
    setHeld({ typed, value: usable ? next : value });
    if (usable && next !== value) onValueChange(next);
  };
  const move = (steps: number) => choose(stepNumber(value ?? min ?? 0, value === undefined ? 0 : steps, step, limits));
  const handleKey = (event: KeyboardEvent) => {
    const steps = KEY_STEPS[event.key];
    if (steps !== undefined && props.readOnly !== true) {
      event.preventDefault();
      move(event.shiftKey ? steps * 10 : steps);
    } else if (event.key === 'Escape' && draft !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      choose(value);
    }
  };
  const shown = draft ?? value?.toString() ?? '';
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={problem ?? error}>
      {wiring => (
        <div className="flex items-center gap-3">
          {props.slider === true && min !== undefined && max !== undefined && (
            <Slider
              label={label}
              value={Math.min(max, Math.max(min, value ?? min))}
              onValueChange={choose}
              min={min}
              max={max}
              step={multipleOf ?? step}
              format={next => writeNumber(next, unit)}
            />
          )}
          <NumberBox
            {...wiring}
            shown={shown}
            value={value}
            limits={limits}
            placeholder={props.placeholder}
            readOnly={props.readOnly}
            compact={props.slider === true}
            onType={take}
            onKey={handleKey}
            onLeave={() => problem === undefined && setHeld(undefined)}
            onStep={move}
          />
        </div>
      )}
    </Field>
  );
}

function findProblem(typed: string, limits: NumberLimits, optional: boolean): string | undefined {
  const reading = readNumber(typed, limits);
  if (reading.kind === 'problem') return reading.words;
  return reading.kind === 'empty' && !optional ? 'Enter a number.' : undefined;
}

function useReportProblem(problem: string | undefined, report: NumberFieldProps['onProblemChange']): void {
  const latest = useRef(report);
  useEffect(() => {
    latest.current = report;
  });
  useEffect(() => {
    if (problem === undefined) return;
    latest.current?.(problem);
    return () => latest.current?.(undefined);
  }, [problem]);
}
