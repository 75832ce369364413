import { describeFailure, runCommand } from '../check/run-command.ts';
import { failed, passed, type Step } from '../check/step.ts';

const SCRIPT = 'e2e/chaos.ts';

/** The studio dies at each point of a run that a cloud is paid for, and pays it once. */
export const chaosPointsStep: Step = {
  name: 'chaos-points',
  about: 'the studio is killed at each point of a run at either cloud, and the run is paid once or a person is asked',
  files: [SCRIPT],
  run: async room => {
    const command = [process.execPath, SCRIPT, '--clouds', '--points'] as const;
    const result = await runCommand(room, [...command], { log: 'chaos-points', limitMs: 900_000 });
    return result.code === 0 ? passed() : failed(describeFailure(result));
  },
};
