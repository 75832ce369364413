import { type ReactNode, useId } from 'react';
import { joinClasses } from './join-classes.ts';

/** The attributes that tie a control to its label, hint and error. */
export interface FieldWiring {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** The words around a control; `aside` stands at the far end of the label's line, such as a count. */
export interface FieldWords {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly aside?: ReactNode;
}

/** The words around a control and the control itself, which gets the wiring. */
export interface FieldProps extends FieldWords {
  readonly children: (wiring: FieldWiring) => ReactNode;
  readonly className?: string | undefined;
}

/** Wires a label, a hint and an error to one control. */
export function Field({ label, labelHidden = false, hint, error, aside, children, className }: FieldProps) {
  const id = useId();
  const hasHint = hint !== undefined && hint !== null && hint !== '';
  const described = [hasHint && `${id}-hint`, error !== undefined && `${id}-error`].filter(name => name !== false);
  const wiring: FieldWiring = {
    id,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': error !== undefined || undefined,
  };
  return (
    <div className={joinClasses('flex min-w-0 flex-col gap-1', className)}>
      <div
        className={joinClasses(
          'flex items-baseline justify-between gap-2',
          labelHidden && aside === undefined && 'contents',
        )}
      >
        <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-meta font-medium text-second'}>
          {label}
        </label>
        {aside !== undefined && <span className="text-meta text-faint tabular-nums">{aside}</span>}
      </div>
      {children(wiring)}
      {hasHint && (
        <p id={`${id}-hint`} className="text-meta text-faint">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} aria-live="polite" className="text-meta text-bad empty:hidden">
        {error}
      </p>
    </div>
  );
}
