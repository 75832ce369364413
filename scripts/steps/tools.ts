import { describeFailure, runCommand } from '../check/run-command.ts';
import { failed, type Outcome, passed, type Step, type StepRoom } from '../check/step.ts';
import { findTool, TOOLS, type Tool } from '../check/tools.ts';
import { findCommand } from '../find-command.ts';

/** The programs of the machine that other steps need; installed by apt where that is allowed. */
export const toolsStep: Step = {
  name: 'tools',
  about: 'installs Chromium, Xvfb, Redis and ffmpeg by apt where it may, else says what to install',
  run: async room => {
    const missing = findMissing();
    if (missing.length === 0) return passed();
    return mayInstall() ? install(room, missing) : leaveOut(missing);
  },
};

function findMissing(): readonly Tool[] {
  return TOOLS.filter(tool => findTool(tool.name) === null);
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && findCommand(['apt-get'], process.env.PATH ?? '') !== null;
}

async function install(room: StepRoom, tools: readonly Tool[]): Promise<Outcome> {
  const packages = tools.map(tool => tool.aptPackage);
  const options = { log: 'tools', env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const update = await runCommand(room, ['apt-get', 'update', '-q'], options);
  if (update.code !== 0) return failed(describeFailure(update));
  const command = ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages] as const;
  const result = await runCommand(room, [...command], options);
  if (result.code !== 0) return failed(describeFailure(result));
  const missing = findMissing();
  return missing.length === 0 ? passed(`installed: ${packages.join(', ')}`) : leaveOut(missing);
}

function leaveOut(tools: readonly Tool[]): Outcome {
  const packages = tools.map(tool => tool.aptPackage).join(' ');
  const losses = tools.map(tool => `without ${tool.name} ${tool.without}`);
  return {
    is: 'left out',
    why: `not installed: ${packages} (${losses.join('; ')}). To install: sudo apt-get install -y ${packages}`,
  };
}
