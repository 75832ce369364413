import { describe, expect, it } from 'vitest';
import { familyOf } from './family-of.ts';

describe('the family of a task', () => {
  it('of a segment is its orchestrator, its run and its place', () => {
    expect(
      familyOf({ orchestrator_task_id_ref: 'o', orchestrator_run_id: 'r', segment_index: 2, orchestrator_details: {} }),
    ).toEqual({ runId: 'r', orchestratorId: 'o', childIndex: 2 });
  });

  it('of a join is read from its own words', () => {
    expect(familyOf({ orchestrator_task_id_ref: 'o', orchestrator_run_id: 'r', join_index: 0 })).toEqual({
      runId: 'r',
      orchestratorId: 'o',
      childIndex: 0,
    });
  });

  it('of an orchestrator is the run that it begins', () => {
    expect(familyOf({ orchestrator_details: { run_id: 'r' } })).toEqual({
      runId: 'r',
      orchestratorId: null,
      childIndex: null,
    });
  });

  it('of a single task is none, whatever stands where a name should', () => {
    const none = { runId: null, orchestratorId: null, childIndex: null };
    expect(familyOf({ prompt: 'fog' })).toEqual(none);
    expect(familyOf({ run_id: 7, orchestrator_task_id_ref: '', segment_index: '1', orchestrator_details: [] })).toEqual(
      none,
    );
  });
});
