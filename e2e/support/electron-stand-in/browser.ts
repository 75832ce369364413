import type { CdpSession } from './cdp.ts';
import { type Chromium, startChromium } from './chromium.ts';

/** A page of the browser that a window of the app is drawn in. */
export type BrowserPage = { readonly targetId: string; readonly session: CdpSession };

let running: Chromium | undefined;
const attached = new Map<string, (sessionId: string) => void>();
const early = new Map<string, string>();
let creating = 0;

/** The browser that plays the renderers; throws before the app is ready. */
export function getBrowser(): Chromium {
  if (!running) throw new Error('stand-in: no browser before the app is ready');
  return running;
}

/** True once the renderers' browser runs. */
export function hasBrowser(): boolean {
  return running !== undefined;
}

/** Starts the browser; a page that nobody here asked for (a popup) is closed before it has loaded anything. */
export async function openBrowser(options: Parameters<typeof startChromium>[0]): Promise<Chromium> {
  running = await startChromium(options);
  const { browser } = running.cdp;
  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const take = attached.get(targetInfo.targetId);
    if (take) take(sessionId);
    else if (creating > 0) early.set(targetInfo.targetId, sessionId);
    else closeStray(targetInfo.targetId);
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }, { exclude: true }],
  });
  return running;
}

/** Makes an empty page, which waits until `Runtime.runIfWaitingForDebugger` lets it go. */
export async function createPage(): Promise<BrowserPage> {
  const { cdp } = getBrowser();
  creating++;
  const { targetId } = await cdp.browser.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  const sessionId = early.get(targetId) ?? (await new Promise<string>(resolve => attached.set(targetId, resolve)));
  early.delete(targetId);
  attached.delete(targetId);
  creating--;
  if (creating === 0) {
    for (const stray of early.keys()) closeStray(stray);
    early.clear();
  }
  return { targetId, session: cdp.session(sessionId) };
}

function closeStray(targetId: string): void {
  // It may have closed itself already, which is what is wanted.
  getBrowser()
    .cdp.browser.send('Target.closeTarget', { targetId })
    .catch(() => undefined);
}
