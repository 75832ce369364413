import { describe, expect, it } from 'vitest';
import { OWN_MACHINES, type Policy } from '../contract/policy.ts';
import { findOpening, type LaneFacts, openLane, THEN_MS } from './lane-opening.ts';

const AT = Date.parse('2026-06-10T12:00:00Z');
const POLICY: Policy = {
  ...OWN_MACHINES,
  steps: [
    { lane: 'fal', afterMs: 120_000, upToMicros: 50_000 },
    { lane: 'replicate', afterMs: 0, upToMicros: 100_000 },
  ],
};
const facts = (more: Partial<LaneFacts> = {}): LaneFacts => ({
  lane: 'fal',
  policy: POLICY,
  modelId: 'fal-sdxl',
  picked: false,
  waitsSince: AT - 120_000,
  priceMicros: 50_000,
  committedMicros: 0,
  caps: [],
  contentReason: null,
  ...more,
});
const because = (more: Partial<LaneFacts>, at = AT) => openLane(facts(more), at)?.because ?? null;

describe('a cloud that a policy names', () => {
  it('opens to the millisecond when own machines have had their time', () => {
    expect(openLane(facts(), AT)).toBeNull();
    expect(openLane(facts(), AT - 1)).toEqual({ because: 'not_open_yet', opensAt: new Date(AT).toISOString() });
  });

  it('leaves the one before it a moment where it only says "then"', () => {
    expect(findOpening(facts({ lane: 'replicate' }))).toBe(AT + THEN_MS);
  });

  it('takes nothing that could cost more than the policy says, to the micro-dollar, with what the task has cost already', () => {
    expect(because({ priceMicros: 50_001 })).toBe('over_limit');
    expect(because({ priceMicros: 20_000, committedMicros: 30_001 })).toBe('over_limit');
    expect(because({ lane: 'replicate', priceMicros: 100_000 }, AT + THEN_MS)).toBeNull();
  });

  it('takes nothing whose price is not known, or which may not be sent out', () => {
    expect(because({ priceMicros: null })).toBe('price_unknown');
    expect(openLane(facts({ contentReason: 'It shows a real person.' }), AT)).toEqual({
      because: 'content',
      reason: 'It shows a real person.',
    });
  });

  it('takes nothing that would pass a cap, and tells of the one that lasts longest', () => {
    const day = { cap: 'day', limitMicros: 60_000, spentMicros: 10_000, heldMicros: 0, until: AT + 1000 } as const;
    expect(because({ caps: [day] })).toBeNull();
    const full = { ...day, heldMicros: 1 };
    const month = { ...full, cap: 'month', until: AT + 5000 } as const;
    expect(openLane(facts({ caps: [month, full] }), AT)).toEqual({
      because: 'over_cap',
      cap: 'month',
      limitMicros: 60_000,
      committedMicros: 10_001,
      priceMicros: 50_000,
      until: new Date(AT + 5000).toISOString(),
    });
    expect(because({ caps: [full, { ...full, cap: 'task', until: null }] })).toBe('over_cap');
  });
});

describe('a cloud that a person picked', () => {
  it('waits for no own machine and needs no step, but its limit and the caps hold', () => {
    const picked = { picked: true, waitsSince: AT };
    expect(because(picked)).toBeNull();
    expect(because({ ...picked, policy: OWN_MACHINES })).toBeNull();
    expect(because({ ...picked, priceMicros: 50_001 })).toBe('over_limit');
    const full = { cap: 'day', limitMicros: 1, spentMicros: 0, heldMicros: 0, until: null } as const;
    expect(because({ ...picked, caps: [full] })).toBe('over_cap');
  });

  it('gets nothing of a project that stays at home', () => {
    expect(because({ picked: true, policy: { ...POLICY, staysHome: true } })).toBe('stays_home');
  });
});

it('is not asked where the policy does not name it and nobody picked it', () => {
  expect(because({ policy: OWN_MACHINES })).toBe('no_lane');
});
