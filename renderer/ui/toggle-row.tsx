import { type ReactNode, useId } from 'react';

/** The words beside a switch or a checkbox; a reason for not acting is shown, not hidden in a tooltip. */
export interface ToggleWords {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly disabledReason?: string | undefined;
}

/** The attributes that tie the toggle to its words. */
export interface ToggleWiring {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-disabled': true | undefined;
}

/** The words and the toggle, which stands before them or at the far end of the line. */
export interface ToggleRowProps extends ToggleWords {
  readonly end: boolean;
  readonly children: (wiring: ToggleWiring) => ReactNode;
}

/** Lays out a toggle with its label and the sentence under it. */
export function ToggleRow({ label, hint, disabledReason, end, children }: ToggleRowProps) {
  const id = useId();
  const sentence = disabledReason ?? hint;
  const toggle = children({
    id,
    'aria-describedby': sentence === undefined ? undefined : `${id}-sentence`,
    'aria-disabled': disabledReason !== undefined || undefined,
  });
  return (
    <div className="flex items-start gap-2">
      {!end && toggle}
      <div className="flex min-w-0 grow flex-col">
        <label htmlFor={id} className={disabledReason === undefined ? 'text-body text-text' : 'text-body text-faint'}>
          {label}
        </label>
        {sentence !== undefined && (
          <p id={`${id}-sentence`} className="text-meta text-faint">
            {sentence}
          </p>
        )}
      </div>
      {end && toggle}
    </div>
  );
}
