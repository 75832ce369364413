import { existsSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dataFolder } from '../../backend/config/data-folder.ts';
import { buildStudio } from './build-studio.ts';
import { chooseShell, hasDisplay, type Shell } from './choose-shell.ts';
import { downloadElectron } from './download-electron.ts';
import { chooseProfile, findBrowser } from './find-browser.ts';
import { findElectron } from './find-electron.ts';
import { isBuildStale } from './is-build-stale.ts';
import { readOptions, START_HELP, type StartOptions, toStudioArguments } from './read-options.ts';
import { runDesktop } from './run-desktop.ts';
import { runInBrowser } from './run-in-browser.ts';

const root = process.cwd();
const { env, platform } = process;
const isLinuxRoot = platform === 'linux' && process.getuid?.() === 0;
const request = readOptions(process.argv.slice(2));

switch (request.want) {
  case 'help':
    console.log(START_HELP);
    break;
  case 'nothing':
    console.error(`${request.why}\n\n${START_HELP}`);
    process.exitCode = 2;
    break;
  case 'start':
    process.exitCode = await start(request.options);
    break;
  default:
    request satisfies never;
}

async function start(options: StartOptions): Promise<number> {
  if (isBuildStale(root)) {
    console.log('Building the studio, which takes a few seconds.');
    if (!(await buildStudio(root))) {
      console.error('The studio could not be built; the reason is above.');
      return 1;
    }
  }
  const shell = await chooseShell({
    options,
    hasDisplay: hasDisplay(platform, env),
    findElectron: () => findElectron(root),
    fetchElectron: () => downloadElectron({ root, env, clock: Date.now }),
  });
  return open(shell, options);
}

function open(shell: Shell, options: StartOptions): Promise<number> {
  if (shell.is === 'desktop') return runDesktop(shell.program, root, isLinuxRoot, options);
  console.log(`Opening in browser mode: ${shell.why}.`);
  const browser = shell.window ? findBrowser({ platform, env, exists: existsSync }) : null;
  if (shell.window && browser === null) {
    console.log('No Chromium, Chrome or Edge was found; open the address below yourself.');
  }
  const folder = dataFolder(options.data === null ? env : { ...env, DAILIES_HOME: options.data }, platform);
  return runInBrowser({
    server: [process.execPath, path.join(root, 'out', 'main', 'server.js'), ...toStudioArguments(options)],
    browser,
    profile: browser === null ? folder : chooseProfile(realpathSync(browser), folder, os.homedir()),
    compileCache: path.join(root, '.cache', 'compile'),
    isRoot: isLinuxRoot,
  });
}
