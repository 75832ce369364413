import type { Blocker } from '../contract/dispatch.ts';
import type { Policy } from '../contract/policy.ts';
import type { CapScope } from '../contract/spending.ts';
import type { Lane } from '../contract/workers.ts';

/** How far behind another cloud one comes that the policy names "then", in ms: time enough for the first one to take the task. */
export const THEN_MS = 5_000;

/** What is left under one cap: what was spent and set aside, and when it begins anew (ms), if it does. */
export type CapState = {
  readonly cap: CapScope;
  readonly limitMicros: number;
  readonly spentMicros: number;
  readonly heldMicros: number;
  readonly until: number | null;
};

/** All that decides whether a cloud may take a task; amounts in micro-dollars, instants in ms. */
export type LaneFacts = {
  readonly lane: Lane;
  readonly policy: Policy;
  /** The model that would run there. */
  readonly modelId: string;
  /** A person asked for this cloud: by its name, or by a model that no own machine has. */
  readonly picked: boolean;
  /** Since when the task could have been begun. */
  readonly waitsSince: number;
  /** The most that it can cost; null where that is not known. */
  readonly priceMicros: number | null;
  /** What this task was charged and has set aside already. */
  readonly committedMicros: number;
  readonly caps: readonly CapState[];
  /** Why what it asks for is not sent out; null where nothing speaks against it. */
  readonly contentReason: string | null;
};

/** Whether an amount more would pass a cap. */
export const passesCap = ({ limitMicros, spentMicros, heldMicros }: CapState, neededMicros: number): boolean =>
  spentMicros + heldMicros + neededMicros > limitMicros;

/** When a policy lets a cloud take what own machines have not begun, in ms; null where it does not name it. Each step counts from the one before it. */
export function findOpening({
  policy,
  lane,
  waitsSince,
}: Pick<LaneFacts, 'policy' | 'lane' | 'waitsSince'>): number | null {
  let opensAt = waitsSince;
  for (const [index, step] of policy.steps.entries()) {
    opensAt += index === 0 ? step.afterMs : Math.max(step.afterMs, THEN_MS);
    if (step.lane === lane) return opensAt;
  }
  return null;
}

const iso = (at: number) => new Date(at).toISOString();

/**
 * The first reason why a cloud may not take a task now; null when it may. A task whose model a person picked there waits for no own machine,
 * and needs no step of the policy; the limit of a step that names the cloud, and the caps, hold for it too.
 */
export function openLane(facts: LaneFacts, at: number): Blocker | null {
  const { policy, lane, modelId, picked, priceMicros, committedMicros, caps, contentReason } = facts;
  if (policy.staysHome) return { because: 'stays_home' };
  const step = policy.steps.find(step => step.lane === lane);
  const opensAt = findOpening(facts);
  if (opensAt === null && !picked) return { because: 'no_lane' };
  if (contentReason !== null) return { because: 'content', reason: contentReason };
  if (priceMicros === null) return { because: 'price_unknown', modelId };
  const limitMicros = step?.upToMicros ?? null;
  if (limitMicros !== null && committedMicros + priceMicros > limitMicros)
    return { because: 'over_limit', limitMicros, priceMicros };
  const passed = caps.filter(cap => passesCap(cap, priceMicros)).toSorted((a, b) => endOf(b) - endOf(a))[0];
  if (passed) {
    const { cap, limitMicros, spentMicros, heldMicros, until } = passed;
    const committed = spentMicros + heldMicros;
    return {
      because: 'over_cap',
      cap,
      limitMicros,
      committedMicros: committed,
      priceMicros,
      until: until === null ? null : iso(until),
    };
  }
  if (!picked && opensAt !== null && at < opensAt) return { because: 'not_open_yet', opensAt: iso(opensAt) };
  return null;
}

/** Of several caps the one that lasts longest is told. */
const endOf = ({ until }: CapState): number => until ?? Number.POSITIVE_INFINITY;
