import type { TestInfo } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch-desktop.ts';
import type { OpenShell } from './studio-shell.ts';

/** Opens the built desktop shell on this folder. What a browser's failure leaves to look at is attached here by hand. */
export async function openInDesktop(folder: string, testInfo: TestInfo): Promise<OpenShell> {
  let desktop: Desktop = await launchDesktop({ userData: folder });
  let isOpen = true;
  let said = '';
  const listen = () => {
    said = '';
    const { stdout, stderr } = desktop.app.process();
    for (const output of [stdout, stderr]) {
      output?.on('data', (chunk: Buffer) => {
        said += chunk;
      });
    }
  };
  listen();

  return {
    page: () => desktop.page,
    desktop: () => desktop,
    pid: () => {
      const { pid } = desktop.app.process();
      if (pid === undefined) throw new Error('The desktop shell has no process.');
      return pid;
    },
    said: () => said,
    resize: async (width, height) => {
      await desktop.app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      );
    },
    newPage: null,
    kill: async signal => {
      isOpen = false;
      if (signal === 'SIGTERM') return desktop.close();
      const gone = new Promise(resolve => desktop.app.process().once('close', resolve));
      desktop.app.process().kill('SIGKILL');
      await gone;
    },
    start: async () => {
      desktop = await launchDesktop({ userData: folder });
      isOpen = true;
      listen();
    },
    close: async () => {
      if (!isOpen) return;
      if (testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach('window', { body: await desktop.page.screenshot(), contentType: 'image/png' });
        await testInfo.attach('window in words', { body: await desktop.page.locator('body').ariaSnapshot() });
      }
      await desktop.close();
    },
  };
}
