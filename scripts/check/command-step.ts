import { describeFailure, programOf, runCommand } from './run-command.ts';
import { failed, passed, type Step } from './step.ts';

/** One program of an installed package, with its arguments. */
export type Program = {
  readonly package: string;
  readonly program: string;
  readonly args: readonly string[];
};

/** A step that passes when every one of its programs exits 0; it counts as one test. */
export function commandStep(
  name: string,
  about: string,
  programs: readonly Program[],
  files: readonly string[] = [],
): Step {
  return {
    name,
    about,
    files,
    run: async room => {
      for (const { package: packageName, program, args } of programs) {
        const result = await runCommand(room, programOf(room.root, packageName, program, ...args), { log: name });
        if (result.code !== 0) return failed(describeFailure(result));
      }
      return passed();
    },
  };
}
