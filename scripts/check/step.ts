import type { ToolName } from './tools.ts';

/** What became of a step; test counts are what the step itself counted, `why` and `notes` are plain sentences. */
export type Outcome =
  | { readonly is: 'passed'; readonly passed: number; readonly notes: readonly string[] }
  | { readonly is: 'failed'; readonly passed: number; readonly failed: number; readonly why: string }
  | { readonly is: 'left out'; readonly why: string; readonly notes: readonly string[] };

/** Where a step works: the project's root, and a folder of its own for logs and reports. */
export type StepRoom = { readonly root: string; readonly logs: string; readonly verbose: boolean };

/** One thing the check looks at. A step whose tools are missing is left out; a step whose files are missing fails. */
export type Step = {
  readonly name: string;
  readonly about: string;
  readonly tools?: readonly ToolName[];
  readonly files?: readonly string[];
  /** It keeps every core busy, or minds being slowed down: no other step runs beside it. */
  readonly alone?: boolean;
  /** The steps whose products it works on: it begins once they have ended, where they are run at all. */
  readonly after?: readonly string[];
  readonly run: (room: StepRoom) => Promise<Outcome>;
};

/** The outcome of a step that counts as one test and passed; notes are printed under it. */
export function passed(...notes: readonly string[]): Outcome {
  return { is: 'passed', passed: 1, notes };
}

/** The outcome of a step that counts as one test and failed. */
export function failed(why: string): Outcome {
  return { is: 'failed', passed: 0, failed: 1, why };
}

/** The outcome of a step that could not be run here; `why` completes "left out, because …". */
export function leftOut(why: string, ...notes: readonly string[]): Outcome {
  return { is: 'left out', why, notes };
}
