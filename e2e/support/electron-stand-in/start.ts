import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findApp, parseCommandLine, setLaunch } from './launch.ts';

/** Electron waits for the main module to settle before `ready`, so a top-level await of `whenReady()` never ends there. */
const mainPatienceMs = 15_000;

const launch = findApp(parseCommandLine(process.argv.slice(2)));
setLaunch(launch);
playElectronProcess();
if (launch.inspectPort !== undefined && !inspector.url()) inspector.open(launch.inspectPort, '127.0.0.1');

const { app } = await import('./electron.ts');
const { startApp } = await import('./life.ts');
const requireFromApp = createRequire(path.join(launch.appPath, 'package.json'));
for (const preload of launch.preloads) requireFromApp(path.resolve(preload));
const patience = setTimeout(() => {
  console.error(
    `stand-in: ${launch.main} has not finished loading after ${mainPatienceMs / 1000} s. ` +
      'A top-level await of app.whenReady() never ends in Electron: use .then().',
  );
  app.exit(1);
}, mainPatienceMs);
await import(pathToFileURL(launch.main).href);
clearTimeout(patience);
await startApp();

function playElectronProcess(): void {
  const electron = new URL('./electron.ts', import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      ['electron', 'electron/main', 'electron/common'].includes(specifier)
        ? { url: electron, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  });
  const forPlaywright = /^--(no-sandbox|remote-debugging-port=.*)$/;
  const { switches, rest } = launch;
  process.argv = [process.execPath, ...switches.filter(word => !forPlaywright.test(word)), launch.target, ...rest];
  Object.assign(process, {
    type: 'browser',
    defaultApp: true,
    resourcesPath: path.join(launch.appPath, 'resources'),
  });
  Object.defineProperty(process.versions, 'electron', { value: readElectronVersion(), enumerable: true });
  process.on('uncaughtException', error => {
    if (process.listenerCount('uncaughtException') > 1) return;
    console.error('Uncaught exception in the main process:', error);
    process.exit(1);
  });
}

function readElectronVersion(): string {
  const pack: { version: string } = createRequire(import.meta.url)('electron/package.json');
  return pack.version;
}
