import { randomBytes } from 'node:crypto';
import { createPage, getBrowser } from './browser.ts';
import type { CdpSession } from './cdp.ts';
import type { Delivery, Posting } from './page/preload-world.ts';
import {
  deliveryFunction,
  postingBinding,
  preloadWorldName,
  writeMainWorldScript,
  writePreloadWorldScript,
} from './page/scripts.ts';
import type { PagePreferences } from './web-preferences.ts';

/** A page asking for another window. */
export type WindowRequest = { readonly url: string; readonly frameName: string; readonly features: string };
/** What the stand-in's own script in a page asks for, beside what its preload posts. */
type PageWish = ({ readonly kind: 'open' } & WindowRequest) | { readonly kind: 'leave'; readonly url: string };
/** A page about to load a document, held until it is decided. */
export type DocumentRequest = { readonly url: string; readonly isMainFrame: boolean; readonly isRedirect: boolean };

/** What a page tells the one who plays its `webContents`. Addresses are as Chromium knows them. */
export type PageListener = {
  readonly startLoading: () => void;
  readonly stopLoading: () => void;
  readonly navigate: (url: string, failed: string | undefined) => void;
  readonly navigateInPage: (url: string) => void;
  readonly domReady: () => void;
  readonly load: () => void;
  readonly crash: () => void;
  readonly console: (level: string, message: string) => void;
  readonly preloadError: (message: string) => void;
  readonly post: (posting: Posting) => Promise<Delivery | undefined>;
  readonly openWindow: (request: WindowRequest) => void;
  /** A link or script goes to an address that Chromium would hand to another program; it was stopped. */
  readonly leave: (url: string) => void;
  readonly mayLoad: (request: DocumentRequest) => boolean;
};

/** A page of the browser with the app's preload in it. */
export type PageLink = {
  readonly targetId: string;
  readonly send: CdpSession['send'];
  /** Reaches the preload of the document that is shown; lost when there is none. */
  readonly deliver: (delivery: Delivery) => void;
  readonly resize: (width: number, height: number) => Promise<void>;
};

/** Opens a page, puts the preload into every document it will show, and lets it go. */
export async function openPageLink(preferences: PagePreferences, listener: PageListener): Promise<PageLink> {
  const { targetId, session } = await createPage();
  const { send, on } = session;
  let world: number | undefined;
  const isMain = (frameId: string) => frameId === targetId;
  const call = (context: number, delivery: Delivery) =>
    send('Runtime.callFunctionOn', {
      executionContextId: context,
      functionDeclaration: `delivery => window.${deliveryFunction}?.(delivery)`,
      arguments: [{ value: delivery }],
      // The document may be gone by now, and its preload with it: nobody is left to tell.
    }).catch(() => undefined);

  on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === preloadWorldName && isMain(context.auxData.frameId)) world = context.id;
  });
  on('Runtime.bindingCalled', async ({ payload, executionContextId }) => {
    const posting: Posting | PageWish = JSON.parse(payload);
    if (posting.kind === 'open') return listener.openWindow(posting);
    if (posting.kind === 'leave') return listener.leave(posting.url);
    const answer = await listener.post(posting);
    if (answer) await call(executionContextId, answer);
  });
  on('Runtime.consoleAPICalled', ({ type, args }) =>
    listener.console(type, args.map(({ value, description }) => String(value ?? description)).join(' ')),
  );
  on('Runtime.exceptionThrown', ({ exceptionDetails: { executionContextId, exception, text } }) => {
    if (executionContextId === world) listener.preloadError(exception?.description ?? text);
  });
  on('Page.frameStartedLoading', ({ frameId }) => isMain(frameId) && listener.startLoading());
  on('Page.frameStoppedLoading', ({ frameId }) => isMain(frameId) && listener.stopLoading());
  on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) listener.navigate(frame.unreachableUrl ?? frame.url, frame.unreachableUrl);
  });
  on('Page.navigatedWithinDocument', ({ frameId, url }) => isMain(frameId) && listener.navigateInPage(url));
  on('Page.domContentEventFired', listener.domReady);
  on('Page.loadEventFired', listener.load);
  on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
    listener.openWindow({ url, frameName: windowName, features: windowFeatures.join(',') }),
  );
  on('Fetch.requestPaused', ({ requestId, request, frameId, redirectedRequestId }) => {
    const isRedirect = redirectedRequestId !== undefined;
    const may = listener.mayLoad({ url: request.url, isMainFrame: isMain(frameId), isRedirect });
    const decided = may
      ? send('Fetch.continueRequest', { requestId })
      : send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    // The navigation may have been replaced by another in the meantime.
    decided.catch(() => undefined);
  });
  on('Inspector.targetCrashed', listener.crash);

  const secret = `standin${randomBytes(8).toString('hex')}`;
  await Promise.all([
    send('Page.enable'),
    send('Runtime.enable'),
    send('Inspector.enable'),
    send('Emulation.setFocusEmulationEnabled', { enabled: true }),
    send('Runtime.addBinding', { name: postingBinding, executionContextName: preloadWorldName }),
    send('Page.addScriptToEvaluateOnNewDocument', { source: writeMainWorldScript(secret) }),
    send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: preloadWorldName,
      source: writePreloadWorldScript(secret, preferences),
    }),
    send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] }),
    send('Runtime.runIfWaitingForDebugger'),
  ]);
  const { windowId } = await getBrowser().cdp.browser.send('Browser.getWindowForTarget', { targetId });
  return {
    targetId,
    send,
    deliver(delivery) {
      if (world !== undefined) void call(world, delivery);
    },
    async resize(width, height) {
      await send('Browser.setContentsSize', { windowId, width, height });
    },
  };
}
