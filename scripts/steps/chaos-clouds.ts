import { describeFailure, runCommand } from '../check/run-command.ts';
import { failed, passed, type Step } from '../check/step.ts';

const SCRIPT = 'e2e/chaos.ts';
const ROUNDS = '60';

/** Bad luck befalls what is sent to clouds for money, and nothing is paid twice. */
export const chaosCloudsStep: Step = {
  name: 'chaos-clouds',
  about: `bad luck befalls what is sent to clouds for money ${ROUNDS} times, and nothing is paid twice, lost or spent beyond its cap`,
  files: [SCRIPT],
  run: async room => {
    const command = [process.execPath, SCRIPT, '--clouds', '--rounds', ROUNDS] as const;
    const result = await runCommand(room, [...command], { log: 'chaos-clouds', limitMs: 1_200_000 });
    return result.code === 0 ? passed() : failed(describeFailure(result));
  },
};
