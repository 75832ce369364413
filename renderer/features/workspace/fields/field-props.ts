import type { DeclaredParameter, ParameterValue } from '../../../../backend/contract/parameters.ts';

/** What the form gives each field; `value` is undefined where nothing is set and the default holds. */
export type DeclaredFieldProps<Value extends ParameterValue> = {
  readonly parameter: DeclaredParameter;
  readonly value: Value | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: Value | undefined) => void;
  /** Says that what stands in the field cannot be read as a value, and why; undefined when it can again. */
  readonly onTypedProblem: (problem: string | undefined) => void;
};
