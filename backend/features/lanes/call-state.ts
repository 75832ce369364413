/**
 * How a call to a cloud stands. `prepared`: nothing was sent. `sending`: the request may be on its way, or have been when the studio ended.
 * `unknown`: no answer came. `held`: a person must say. `accepted`: the cloud has named it. `fetched`: its outputs are here.
 */
export type CallState = 'prepared' | 'sending' | 'unknown' | 'held' | 'accepted' | 'fetched' | 'ended';

type Step = { readonly from: readonly CallState[]; readonly to: CallState };

/** Every way a call may go. A call is sent from `prepared` alone, and comes back there only when it is certain that it does not run. */
const callSteps = {
  send: { from: ['prepared'], to: 'sending' },
  resend: { from: ['sending'], to: 'prepared' },
  lose: { from: ['sending'], to: 'unknown' },
  hold: { from: ['unknown'], to: 'held' },
  accept: { from: ['sending', 'unknown', 'held'], to: 'accepted' },
  fetch: { from: ['accepted'], to: 'fetched' },
  end: { from: ['prepared', 'sending', 'unknown', 'held', 'accepted', 'fetched'], to: 'ended' },
} as const satisfies Record<string, Step>;
export type CallStep = keyof typeof callSteps;

/** The machine as SQL: what a statement sets, and the guard that makes a forbidden step change no row. */
export const sqlCallStep = (step: CallStep): { set: string; where: string } => {
  const { from, to }: Step = callSteps[step];
  return { set: `state = '${to}'`, where: `(${from.map(state => `state = '${state}'`).join(' OR ')})` };
};
