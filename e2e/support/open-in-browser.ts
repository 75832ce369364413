import type { Browser, BrowserContext, Page } from '@playwright/test';
import { runServer, type Server } from './run-server.ts';
import type { OpenShell } from './studio-shell.ts';

/** Opens the studio's server on this folder, and its printed address in a fresh browser profile. Started anew it keeps its port, as a person's bookmark does. */
export async function openInBrowser(browser: Browser, folder: string): Promise<OpenShell> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  let server: Server = await runServer('--data', folder, '--port', '0');
  const address = addressOf(server);
  let page: Page = await context.newPage();
  await page.goto(address.href);

  return {
    page: () => page,
    desktop: () => null,
    pid: () => server.pid,
    said: () => server.said(),
    resize: (width, height) => page.setViewportSize({ width, height }),
    newPage: async () => {
      const another = await context.newPage();
      await another.goto(address.origin);
      return another;
    },
    kill: signal => server.kill(signal),
    start: async () => {
      server = await runServer('--data', folder, '--port', address.port);
      const printed = addressOf(server);
      if (page.isClosed()) page = await context.newPage();
      await page.goto(printed.href);
    },
    close: async () => {
      await context.close();
      await server.kill('SIGTERM');
    },
  };
}

function addressOf(server: Server): URL {
  if (server.address === null) throw new Error(`The studio did not start and said:\n${server.said()}`);
  return new URL(server.address);
}
