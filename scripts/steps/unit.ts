import path from 'node:path';
import { countVitest, type VitestReport } from '../check/count-tests.ts';
import { clearReport, judgeTests } from '../check/judge-tests.ts';
import { programOf, runCommand } from '../check/run-command.ts';
import type { Step } from '../check/step.ts';

/** The tests that stand beside the files. */
export const unitStep: Step = {
  name: 'unit',
  about: 'the tests that stand beside the files',
  alone: true,
  run: async room => {
    const report = path.join(room.logs, 'unit.json');
    clearReport(report);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const result = await runCommand(room, programOf(room.root, 'vitest', 'vitest', 'run', ...reporters), {
      log: 'unit',
      limitMs: 1_800_000,
    });
    return judgeTests<VitestReport>(result, report, countVitest);
  },
};
