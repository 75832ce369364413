import { describeFailure, runCommand } from '../check/run-command.ts';
import { failed, passed, type Step } from '../check/step.ts';

const SCRIPT = 'e2e/chaos.ts';
const ROUNDS = '50';

/** The studio is killed again and again, and loses nothing. */
export const chaosStep: Step = {
  name: 'chaos',
  about: `the studio is killed ${ROUNDS} times in the middle of its work, and loses nothing`,
  files: [SCRIPT],
  run: async room => {
    const command = [process.execPath, SCRIPT, '--rounds', ROUNDS] as const;
    const result = await runCommand(room, [...command], { log: 'chaos', limitMs: 1_800_000 });
    return result.code === 0 ? passed() : failed(describeFailure(result));
  },
};
