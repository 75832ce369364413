/**
 * How one try of a task on one worker stands. `late` delivered after another had finished the task; its results are extra variants.
 * `submission_unknown` was sent to a cloud, and whether it arrived is not known yet.
 */
export type AttemptState = 'running' | 'submission_unknown' | 'accepted' | 'late' | 'failed' | 'expired' | 'cancelled';

type Step = { readonly from: readonly AttemptState[]; readonly to: AttemptState };

/**
 * Every way an attempt may go; an expired one may still deliver, and so may one that was stopped because another was quicker, or one that
 * said it had failed, where its dialect allows for that.
 */
const attemptSteps = {
  lose: { from: ['running'], to: 'submission_unknown' },
  find: { from: ['submission_unknown'], to: 'running' },
  accept: { from: ['running', 'expired', 'failed'], to: 'accepted' },
  deliverLate: { from: ['running', 'expired', 'cancelled', 'failed'], to: 'late' },
  fail: { from: ['running', 'submission_unknown'], to: 'failed' },
  expire: { from: ['running'], to: 'expired' },
  cancel: { from: ['running', 'submission_unknown'], to: 'cancelled' },
} as const satisfies Record<string, Step>;
export type AttemptStep = keyof typeof attemptSteps;

/** The machine as SQL: what a statement sets, and the guard that makes a forbidden step change no row. */
export const sqlAttemptStep = (step: AttemptStep): { set: string; where: string } => {
  const { from, to }: Step = attemptSteps[step];
  return { set: `state = '${to}'`, where: `(${from.map(state => `state = '${state}'`).join(' OR ')})` };
};
