import { findCommand } from '../find-command.ts';

/** A program of the machine that some step or feature needs. */
export type ToolName = 'chromium' | 'xvfb' | 'redis-server' | 'ffmpeg';

/** How a tool is found and installed, and what goes without it. */
export type Tool = {
  readonly name: ToolName;
  readonly commands: readonly string[];
  readonly aptPackage: string;
  readonly without: string;
};

/** Every tool the check can use; `without` completes the sentence "Without it …". */
export const TOOLS: readonly Tool[] = [
  {
    name: 'chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    aptPackage: 'chromium',
    without: 'no journey can be walked in a browser or in the stand-in shell',
  },
  {
    name: 'xvfb',
    commands: ['Xvfb'],
    aptPackage: 'xvfb',
    without: 'a real Electron cannot open its windows on a machine with no display',
  },
  {
    name: 'redis-server',
    commands: ['redis-server'],
    aptPackage: 'redis-server',
    without: 'nothing can be measured against a Redis queue',
  },
  {
    name: 'ffmpeg',
    commands: ['ffmpeg'],
    aptPackage: 'ffmpeg',
    without: 'clips are made with the older ffmpeg that comes with the packages',
  },
];

/** Where a tool is on this machine, or null. */
export function findTool(name: ToolName): string | null {
  const tool = TOOLS.find(candidate => candidate.name === name);
  return tool === undefined ? null : findCommand(tool.commands, process.env.PATH ?? '');
}
