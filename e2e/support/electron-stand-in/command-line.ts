import { getLaunch } from './launch.ts';
import { refuseUnknown } from './loud.ts';

const appended: string[] = [];

/** Every switch given on the command line or by the app, the newest last. */
export function listSwitches(): string[] {
  return [...getLaunch().switches, ...appended];
}

/** The value of a switch, or the empty text. */
export function readSwitch(name: string): string {
  const start = `--${name}=`;
  return (
    listSwitches()
      .findLast(word => word.startsWith(start))
      ?.slice(start.length) ?? ''
  );
}

/** Electron's `app.commandLine`; what is appended before `ready` reaches Chromium. */
export const commandLine = refuseUnknown('app.commandLine', {
  appendSwitch: (name: string, value?: string) => {
    appended.push(value ? `--${name}=${value}` : `--${name}`);
  },
  appendArgument: (value: string) => {
    appended.push(value);
  },
  hasSwitch: (name: string) => listSwitches().some(word => word === `--${name}` || word.startsWith(`--${name}=`)),
  getSwitchValue: readSwitch,
});
