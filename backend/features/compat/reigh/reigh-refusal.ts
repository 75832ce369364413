import { type Problem, Refusal, statusOf } from '../../../contract/problem.ts';

/** A refusal under a code of Reigh's own, which its programs may look for. */
export class ReighRefusal extends Refusal {
  readonly wireCode: string;
  readonly status: number;
  constructor(wireCode: string, problem: Problem, status: number = statusOf[problem.code]) {
    super(problem);
    this.wireCode = wireCode;
    this.status = status;
  }
}

/** Refuses a task that is not there, or is another person's: the two are told alike. */
export const refuseUnknownTask = (id: string): ReighRefusal =>
  new ReighRefusal('task_not_found', { code: 'not_found', message: 'Task not found', what: 'task', id });

/** Refuses what was sent, by the name that Reigh has for what is wrong with it. */
export const refuseBody = (wireCode: string, message: string): ReighRefusal =>
  new ReighRefusal(wireCode, { code: 'invalid_request', message, issues: [] });
