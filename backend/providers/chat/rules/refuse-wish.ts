import { Refusal } from '../../../contract/problem.ts';

/** What the rules are called. */
export const RULES_NAME = 'The studio’s own rules';

/** That the rules cannot do what was asked, with what can. */
export const refuseWish = (why: string) =>
  new Refusal({
    code: 'writer_failed',
    message: `${why} A model that writes may do more; add one under Settings, Writers.`,
    writer: RULES_NAME,
    reason: 'refused',
  });
