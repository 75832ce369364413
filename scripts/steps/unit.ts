import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { countVitest, findFailedFiles, type VitestReport } from '../check/count-tests.ts';
import { clearReport, judgeTests } from '../check/judge-tests.ts';
import { programOf, runCommand } from '../check/run-command.ts';
import type { Outcome, Step, StepRoom } from '../check/step.ts';

/** More failed files than this are no matter of a busy machine. */
const TRIED_AGAIN_MOST = 3;

async function runTests(room: StepRoom, log: string, ...more: readonly string[]) {
  const report = path.join(room.logs, `${log}.json`);
  clearReport(report);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = programOf(room.root, 'vitest', 'vitest', 'run', ...reporters, ...more);
  const result = await runCommand(room, command, { log, limitMs: 1_800_000 });
  const outcome = judgeTests<VitestReport>(result, report, countVitest);
  const failedFiles = existsSync(report)
    ? findFailedFiles(JSON.parse(readFileSync(report, 'utf8')) as VitestReport)
    : [];
  return { outcome, failedFiles };
}

/** The tests that stand beside the files. They run side by side with real processes; a file that fails so is run once more alone, and named. */
export const unitStep: Step = {
  name: 'unit',
  about: 'the tests that stand beside the files',
  run: async (room): Promise<Outcome> => {
    const { outcome, failedFiles } = await runTests(room, 'unit');
    if (outcome.is !== 'failed' || failedFiles.length === 0 || failedFiles.length > TRIED_AGAIN_MOST) return outcome;
    const again = await runTests(room, 'unit-again', '--no-file-parallelism', ...failedFiles);
    if (again.outcome.is !== 'passed') return outcome;
    return {
      is: 'passed',
      passed: outcome.passed + outcome.failed,
      notes: failedFiles.map(file => `failed beside the others and passed alone: ${path.relative(room.root, file)}`),
    };
  },
};
