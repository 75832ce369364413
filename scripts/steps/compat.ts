import { describeFailure, runCommand } from '../check/run-command.ts';
import { failed, leftOut, type Step } from '../check/step.ts';
import { findCommand } from '../find-command.ts';

const SCRIPT = 'e2e/compat.ts';
const COUNTS = /^scenarios: (\d+) passed, (\d+) failed$/m;

/** The workers of other studios, as programs in another language that were written from the descriptions of their protocols. */
export const compatStep: Step = {
  name: 'compat',
  about: 'Python clients of Reigh and OurVidz live whole lives at a real studio’s doors',
  files: [SCRIPT],
  run: async room => {
    if (findCommand(['python3'], process.env.PATH ?? '') === null) return leftOut('there is no python3 here');
    const result = await runCommand(room, [process.execPath, SCRIPT], { log: 'compat', limitMs: 900_000 });
    const counts = COUNTS.exec(result.output);
    if (counts === null) return failed(describeFailure(result));
    const [passed, wrong] = [Number(counts[1]), Number(counts[2])];
    if (result.code === 0 && wrong === 0) return { is: 'passed', passed, notes: [] };
    return { is: 'failed', passed, failed: Math.max(wrong, 1), why: describeFailure(result) };
  },
};
