import path from 'node:path';
import { app } from './app.ts';
import { openBrowser } from './browser.ts';
import { listSwitches } from './command-line.ts';
import { getPath } from './paths.ts';
import { startSchemeServer } from './scheme-server.ts';
import { mapHosts } from './scheme-url.ts';
import { session } from './session.ts';

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
  if (app.isOver()) return;
  process.stderr.write(`\nDevTools listening on ${browser.endpoint}\n`);
  app.emit('session-created', session.defaultSession);
  app.announceReady();
}
