import { z } from 'zod';
import { Amount, sayMoney } from './money.ts';
import { Lane } from './workers.ts';

/** The longest wait of a step, in ms: a week. */
const WAIT_MAX_MS = 7 * 24 * 3_600_000;

/** A cloud that may take a task which no own machine has begun: so long after the step before it, and up to so much a task. */
export const PolicyStep = z
  .strictObject({
    lane: Lane,
    /** After the step before it; the first step waits for own machines. */
    afterMs: z.int().min(0).max(WAIT_MAX_MS),
    /** What a task may cost there with all its tries; null leaves that to the caps. */
    upToMicros: Amount.nullable(),
  })
  .meta({ id: 'PolicyStep' });
export type PolicyStep = z.infer<typeof PolicyStep>;

/** Where the tasks of a project may run: on own machines always, and then on these clouds. */
export const Policy = z
  .strictObject({
    /** Nothing of this project is ever sent out of this network. */
    staysHome: z.boolean(),
    /** Whether a model that a person named as equivalent may stand in on a cloud. */
    standIns: z.boolean(),
    steps: z
      .array(PolicyStep)
      .max(4)
      .refine(steps => new Set(steps.map(({ lane }) => lane)).size === steps.length, 'names a cloud twice'),
    /** What the project may cost a day; null is no cap. */
    dayMicros: Amount.nullable(),
    /** What the project may ever cost; null is no cap. */
    totalMicros: Amount.nullable(),
  })
  .meta({ id: 'Policy' });
export type Policy = z.infer<typeof Policy>;

/** What holds for a project of which nothing was said: own machines, and a cloud only where a person picks a model that is nowhere else. */
export const OWN_MACHINES: Policy = {
  staysHome: false,
  standIns: true,
  steps: [],
  dayMicros: null,
  totalMicros: null,
};

/** What each cloud is called. */
export const LANE_NAMES: Record<Lane, string> = { replicate: 'Replicate', fal: 'FAL' };

function sayWait(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const part = (amount: number, unit: string) => (amount === 0 ? [] : [`${amount} ${unit}`]);
  return [
    ...part(Math.floor(seconds / 3600), 'h'),
    ...part(Math.floor((seconds % 3600) / 60), 'min'),
    ...part(seconds % 60, 's'),
  ].join(' ');
}

function sayStep({ lane, afterMs, upToMicros }: PolicyStep, index: number): string {
  const limit = upToMicros === null ? '' : ` up to ${sayMoney(upToMicros)}`;
  const later = index > 0 ? `${sayWait(afterMs)} later` : `after ${sayWait(afterMs)}`;
  const when = afterMs < 1000 ? (index > 0 ? 'then' : 'at the same time') : later;
  return `${when} ${LANE_NAMES[lane]}${limit}`;
}

/** A policy as a person reads it: "Own machines; after 2 min FAL up to $0.05; then Replicate up to $0.10; at most $5.00 a day". */
export function sayPolicy({ staysHome, steps, dayMicros, totalMicros }: Policy): string {
  if (staysHome) return 'Own machines only; nothing leaves this network';
  const caps = [
    ...(dayMicros === null ? [] : [`at most ${sayMoney(dayMicros)} a day`]),
    ...(totalMicros === null ? [] : [`at most ${sayMoney(totalMicros)} in all`]),
  ];
  const first = steps.length === 0 ? 'Own machines; a cloud only for models that are nowhere else' : 'Own machines';
  return [first, ...steps.map(sayStep), ...caps].join('; ');
}
