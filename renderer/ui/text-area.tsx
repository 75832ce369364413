import type { ComponentProps } from 'react';
import { Field, type FieldWords } from './field.tsx';
import { fieldClasses } from './field-classes.ts';

/** Several lines of text that grow with what is written, from `rows` up to `maxRows`. */
export interface TextAreaProps
  extends FieldWords,
    Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'id' | 'disabled' | 'aria-invalid' | 'aria-describedby'> {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly maxRows?: number | undefined;
}

const ROW_REM = 1.25;
const PADDING_REM = 0.875;

/** A text box that grows with its words and scrolls once it is full. */
export function TextArea(props: TextAreaProps) {
  const {
    label,
    labelHidden,
    hint,
    error,
    aside,
    value,
    onValueChange,
    rows = 3,
    maxRows = 12,
    className,
    ...rest
  } = props;
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error} aside={aside}>
      {wiring => (
        <textarea
          {...rest}
          {...wiring}
          rows={rows}
          value={value}
          onChange={event => onValueChange(event.target.value)}
          style={{
            minHeight: `${rows * ROW_REM + PADDING_REM}rem`,
            maxHeight: `${maxRows * ROW_REM + PADDING_REM}rem`,
          }}
          className={fieldClasses(
            `field-sizing-content resize-none py-1.5 read-only:border-line read-only:text-second not-supports-[field-sizing:content]:resize-y ${className ?? ''}`,
          )}
        />
      )}
    </Field>
  );
}
