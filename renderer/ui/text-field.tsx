import type { ComponentProps, ReactNode } from 'react';
import { Field, type FieldWords } from './field.tsx';
import { fieldClasses } from './field-classes.ts';
import { joinClasses } from './join-classes.ts';

/** A line of text with its words; `leading` and `trailing` stand inside the box, such as an icon or a unit. */
export interface TextFieldProps
  extends FieldWords,
    Omit<
      ComponentProps<'input'>,
      'value' | 'onChange' | 'id' | 'type' | 'disabled' | 'aria-invalid' | 'aria-describedby'
    > {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly type?: 'text' | 'search' | 'password' | 'email' | 'url' | undefined;
  readonly leading?: ReactNode;
  readonly trailing?: ReactNode;
}

/** A one-line text input, labelled and described. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    labelHidden,
    hint,
    error,
    aside,
    value,
    onValueChange,
    type = 'text',
    leading,
    trailing,
    className,
    ...rest
  } = props;
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error} aside={aside}>
      {wiring => (
        <span className="relative flex items-center">
          {leading !== undefined && (
            <span className="pointer-events-none absolute left-2 flex text-faint [&_svg]:size-4">{leading}</span>
          )}
          <input
            {...rest}
            {...wiring}
            type={type}
            value={value}
            onChange={event => onValueChange(event.target.value)}
            className={fieldClasses(
              joinClasses(
                'h-8 read-only:border-line read-only:text-second',
                leading !== undefined && 'pl-8',
                trailing !== undefined && 'pr-9',
                className,
              ),
            )}
          />
          {trailing !== undefined && (
            <span className="absolute right-1 flex items-center text-meta text-faint">{trailing}</span>
          )}
        </span>
      )}
    </Field>
  );
}
