import { describe, expect, it } from 'vitest';
import type { TaskStatus } from '../../contract/tasks.ts';
import { openMemoryDatabase } from '../../db/open-database.fake.ts';
import { sqlAttemptStep } from './attempt-state.ts';
import { sqlStep, stepTask, type TaskStep } from './task-status.ts';

const statuses: TaskStatus[] = ['queued', 'running', 'succeeded', 'failed', 'cancelled'];
const steps: TaskStep[] = ['claim', 'giveBack', 'takeUp', 'accept', 'fail', 'cancel', 'retry'];

describe('the life of a task', () => {
  it('goes only these ways', () => {
    const ways = steps.flatMap(step =>
      statuses.flatMap(from => (stepTask(from, step) ? [`${from} ${step} ${stepTask(from, step)}`] : [])),
    );
    expect(ways).toEqual([
      'queued claim running',
      'running giveBack queued',
      'queued takeUp running',
      'queued accept succeeded',
      'running accept succeeded',
      'failed accept succeeded',
      'queued fail failed',
      'running fail failed',
      'queued cancel cancelled',
      'running cancel cancelled',
      'failed retry queued',
      'cancelled retry queued',
    ]);
  });

  it('goes the same ways in the statements made from it', () => {
    const { read } = openMemoryDatabase();
    for (const step of steps) {
      const { where } = sqlStep(step);
      for (const status of statuses) {
        const allowed =
          read.get<{ yes: number }>(`SELECT ${where} AS yes FROM (SELECT '${status}' AS status)`)?.yes === 1;
        expect([step, status, allowed]).toEqual([step, status, stepTask(status, step) !== null]);
      }
    }
  });

  it('an attempt that has ended is never ended again, but that what was made after all may still be delivered', () => {
    const AFTER_ALL = new Set(['deliverLate cancelled', 'deliverLate failed', 'accept failed']);
    const { read } = openMemoryDatabase();
    for (const step of ['accept', 'deliverLate', 'fail', 'expire', 'cancel'] as const) {
      for (const state of ['accepted', 'late', 'failed', 'cancelled']) {
        expect(read.get(`SELECT ${sqlAttemptStep(step).where} AS yes FROM (SELECT '${state}' AS state)`)).toEqual({
          yes: AFTER_ALL.has(`${step} ${state}`) ? 1 : 0,
        });
      }
    }
  });
});
