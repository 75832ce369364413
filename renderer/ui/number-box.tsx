import { ChevronDown, ChevronUp } from 'lucide-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { FieldWiring } from './field.tsx';
import { fieldClasses } from './field-classes.ts';
import { joinClasses } from './join-classes.ts';
import { type NumberLimits, writeNumber } from './read-number.ts';

/** What a number field hands to its box. */
export interface NumberBoxProps extends FieldWiring {
  readonly shown: string;
  readonly value: number | undefined;
  readonly limits: NumberLimits;
  readonly placeholder: string | undefined;
  readonly readOnly: boolean | undefined;
  readonly compact: boolean;
  readonly onType: (typed: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onLeave: () => void;
  readonly onStep: (steps: number) => void;
}

// A click on an arrow must not take the keyboard out of the box.
const keepFocus = (event: MouseEvent) => event.preventDefault();

const ARROW = 'flex h-3 w-4 items-center justify-center rounded-[3px] text-faint hover:bg-hover hover:text-text';

/** The box of a number field: the digits, the unit, and two arrows for the mouse. */
export function NumberBox(props: NumberBoxProps) {
  const { shown, value, limits, placeholder, readOnly, compact, onType, onKey, onLeave, onStep, ...wiring } = props;
  const { unit } = limits;
  return (
    <span className={joinClasses('group relative flex items-center', compact ? 'w-24 shrink-0' : 'w-full')}>
      <input
        {...wiring}
        type="text"
        role="spinbutton"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-valuenow={value}
        aria-valuemin={limits.min}
        aria-valuemax={limits.max}
        aria-valuetext={value === undefined ? placeholder : writeNumber(value, unit)}
        value={shown}
        placeholder={placeholder}
        readOnly={readOnly}
        onChange={event => onType(event.target.value)}
        onKeyDown={onKey}
        onBlur={onLeave}
        className={fieldClasses(
          joinClasses(
            'tabular-nums read-only:border-line read-only:text-second',
            compact ? 'h-7' : 'h-8',
            unit === undefined ? 'pr-6' : 'pr-11',
          ),
        )}
      />
      <span aria-hidden className="absolute right-1 flex items-center gap-1 text-meta text-faint">
        {unit !== undefined && <span className="pointer-events-none">{unit}</span>}
        {readOnly !== true && (
          <span className="flex flex-col [&_svg]:size-3">
            <button type="button" tabIndex={-1} className={ARROW} onMouseDown={keepFocus} onClick={() => onStep(1)}>
              <ChevronUp />
            </button>
            <button type="button" tabIndex={-1} className={ARROW} onMouseDown={keepFocus} onClick={() => onStep(-1)}>
              <ChevronDown />
            </button>
          </span>
        )}
      </span>
    </span>
  );
}
