import { describeFailure, runCommand } from '../check/run-command.ts';
import { failed, leftOut, type Outcome, passed, type Step, type StepRoom } from '../check/step.ts';
import { findTool, TOOLS, type Tool } from '../check/tools.ts';
import { findCommand } from '../find-command.ts';

/** The programs of the machine that other steps need; installed by apt where that is allowed. */
export const toolsStep: Step = {
  name: 'tools',
  about: 'installs Chromium, Xvfb, Redis and ffmpeg by apt where it may, else says what to install',
  alone: true,
  run: async room => {
    const missing = findMissing();
    if (missing.length === 0) return passed();
    return mayInstall() ? install(room, missing) : describeMissing(missing);
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
  const command = ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages] as const;
  const result = await runCommand(room, [...command], options);
  if (result.code !== 0) {
    return failed([...(update.code === 0 ? [] : [describeFailure(update)]), describeFailure(result)].join('\n'));
  }
  const missing = findMissing();
  return missing.length === 0 ? passed(`installed: ${packages.join(', ')}`) : describeMissing(missing);
}

function describeMissing(tools: readonly Tool[]): Outcome {
  const packages = tools.map(tool => tool.aptPackage).join(' ');
  const losses = tools.map(tool => `without ${tool.name}, ${tool.without}`);
  return leftOut(`not all tools are installed; install them with: sudo apt-get install -y ${packages}`, ...losses);
}
