import path from 'node:path';
import { app } from './app.ts';
import { openBrowser } from './browser.ts';
import { listSwitches } from './command-line.ts';
import { getLaunch } from './launch.ts';
import { getPath } from './paths.ts';
import { startSchemeServer } from './scheme-server.ts';
import { mapHosts } from './scheme-url.ts';
import { session } from './session.ts';

const driverPatienceMs = 5_000;

/** Starts the browser for an app whose main module has loaded, and tells the app that it is ready. */
export async function startApp(): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  if (app.isOver()) return;
  const browser = await openBrowser({
    profile: path.join(getPath('sessionData'), 'stand-in-chromium'),
    switches: listSwitches(),
    hosts: mapHosts(await startSchemeServer()),
    onLost(reason) {
      console.error(`stand-in: ${reason}`);
      app.exit(1);
    },
  });
  const { product } = await browser.cdp.browser.send('Browser.getVersion');
  Object.defineProperty(process.versions, 'chrome', { value: product.split('/')[1], enumerable: true });
  const driven = waitForDriver();
  process.stderr.write(`\nDevTools listening on ${browser.endpoint}\n`);
  await driven;
  if (app.isOver()) return;
  app.emit('session-created', session.defaultSession);
  app.announceReady();
}

/**
 * Under an inspector, waits until Playwright has attached to the browser and says so by this name, so that it sees the
 * first window from its first moment; as its own loader does in a real Electron.
 */
function waitForDriver(): Promise<void> {
  if (getLaunch().inspectPort === undefined) return Promise.resolve();
  return new Promise(resolve => {
    const patience = setTimeout(resolve, driverPatienceMs);
    Object.assign(globalThis, {
      __playwright_run() {
        clearTimeout(patience);
        resolve();
      },
    });
  });
}
