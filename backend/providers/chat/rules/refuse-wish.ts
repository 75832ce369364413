import { Refusal } from '../../../contract/problem.ts';

/** What the rules are called. */
const RULES_NAME = 'Rules';

/** That the rules cannot do what was asked, and why. */
export const refuseWish = (why: string) =>
  new Refusal({
    code: 'writer_failed',
    message: why,
    writer: RULES_NAME,
    reason: 'refused',
  });
