import { statusOf } from '../../../contract/problem.ts';
import type { SayProblem } from '../dialect-answer.ts';

/** OurVidz's shape: `{error}` with the words. */
export const sayOurVidzProblem: SayProblem = problem => ({
  status: statusOf[problem.code],
  body: { error: problem.message },
});
