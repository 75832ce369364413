import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { TestCount } from './count-tests.ts';
import { type CommandResult, describeFailure } from './run-command.ts';
import type { Outcome } from './step.ts';

/** Removes the report of an earlier run, so that a runner that wrote none cannot pass on it. */
export function clearReport(file: string): void {
  rmSync(file, { force: true });
}

/** Turns a test runner's exit and its JSON report into an outcome: it passes only when the exit is 0, tests ran and none failed. */
export function judgeTests<Report>(
  result: CommandResult,
  file: string,
  count: (report: Report) => TestCount,
  notes: readonly string[] = [],
): Outcome {
  if (!existsSync(file)) {
    return { is: 'failed', passed: 0, failed: 1, why: `No report was written. ${describeFailure(result)}` };
  }
  const tests = count(JSON.parse(readFileSync(file, 'utf8')) as Report);
  if (result.code === 0 && tests.failed === 0 && tests.passed > 0) {
    return { is: 'passed', passed: tests.passed, notes: [...notes, ...tests.skipped.map(name => `not run: ${name}`)] };
  }
  const why = tests.passed + tests.failed === 0 ? 'It found no test to run.' : describeFailure(result);
  return { is: 'failed', passed: tests.passed, failed: Math.max(1, tests.failed), why };
}
