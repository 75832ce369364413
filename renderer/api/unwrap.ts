import type { Problem } from '../../backend/contract/problem.ts';

/** An expected failure on its way through TanStack Query, which knows a failure only by what is thrown. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The value of a call; throws its problem as a ProblemError. */
export async function unwrap<T>(call: Promise<{ ok: true; value: T } | { ok: false; problem: Problem }>): Promise<T> {
  const result = await call;
  if (result.ok) return result.value;
  throw new ProblemError(result.problem);
}

/** The problem inside what was caught; a bug of ours becomes `internal` with its message, and is never hidden. */
export function problemIn(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, requestId: '' };
}
