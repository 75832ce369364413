import { describeFailure, runCommand } from '../check/run-command.ts';
import { failed, passed, type Step } from '../check/step.ts';

const SCRIPT = 'scripts/print-openapi.ts';

/** The committed openapi.json says what the routes do. */
export const openApiStep: Step = {
  name: 'openapi',
  about: 'the committed openapi.json says what the routes do',
  files: [SCRIPT],
  run: async room => {
    const result = await runCommand(room, [process.execPath, SCRIPT, '--check'], { log: 'openapi' });
    return result.code === 0 ? passed() : failed(describeFailure(result));
  },
};
