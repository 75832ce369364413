import { describeFailure, runCommand } from '../check/run-command.ts';
import { failed, passed, type Step } from '../check/step.ts';

const SCRIPT = 'e2e/chaos.ts';
const ROUNDS = '30';

/** Bad luck befalls workers, their lines and the studio, and nothing that was made is lost. */
export const chaosWorkersStep: Step = {
  name: 'chaos-workers',
  about: `bad luck befalls workers, lines, disks and the studio ${ROUNDS} times, and nothing that was made is lost`,
  files: [SCRIPT],
  run: async room => {
    const command = [process.execPath, SCRIPT, '--workers', '--rounds', ROUNDS] as const;
    const result = await runCommand(room, [...command], { log: 'chaos-workers', limitMs: 900_000 });
    return result.code === 0 ? passed() : failed(describeFailure(result));
  },
};
