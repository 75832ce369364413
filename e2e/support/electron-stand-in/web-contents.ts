import { app } from './app.ts';
import { getBrowser } from './browser.ts';
import { IpcMain } from './ipc-main.ts';
import { emitPreventable, LoudEmitter, markDestroyed, refuseUnknown } from './loud.ts';
import { type DocumentRequest, openPageLink, type PageLink, type WindowRequest } from './page-link.ts';
import { isHandled } from './protocol.ts';
import { cloneCodec, receivePosting } from './receive-posting.ts';
import { readOrigin, toAppUrl, toServedUrl } from './scheme-url.ts';
import { session } from './session.ts';
import type { PagePreferences } from './web-preferences.ts';

type OpenDecision = { readonly action: 'allow' | 'deny' };
type OpenHandler = (details: object) => OpenDecision;

const events = [
  ...['did-start-loading', 'did-stop-loading', 'dom-ready', 'did-finish-load', 'did-fail-load'],
  ...['will-navigate', 'will-frame-navigate', 'will-redirect', 'did-navigate', 'did-navigate-in-page'],
  ...['page-title-updated', 'console-message', 'preload-error', 'render-process-gone', 'destroyed'],
];
const all = new Map<number, WebContents>();
let lastId = 0;

const withoutHash = (url: string) => url.replace(/#.*$/s, '');

/** The page of one window, in Electron's words. */
export class WebContents extends LoudEmitter {
  readonly id = ++lastId;
  readonly session = session.defaultSession;
  readonly ipc = new IpcMain();
  readonly mainFrame: object;
  readonly #page: Promise<PageLink>;
  readonly #preferences: PagePreferences;
  #targetId: string | undefined;
  #servedUrl = '';
  #title = '';
  #expected: string | undefined;
  #isLoading = false;
  #isDestroyed = false;
  #hasCrashed = false;
  #openHandler: OpenHandler | undefined;

  constructor(preferences: PagePreferences) {
    super('WebContents', events);
    this.#preferences = preferences;
    this.mainFrame = this.#describeFrame();
    all.set(this.id, this);
    this.#page = this.#open();
    this.#page.catch(error => {
      if (!app.isOver()) console.error('stand-in: a page could not be opened:', error);
      this.#vanish();
    });
    app.emit('web-contents-created', {}, this);
  }

  async #open(): Promise<PageLink> {
    const page = await openPageLink(this.#preferences, {
      startLoading: () => {
        this.#isLoading = true;
        this.emit('did-start-loading');
      },
      stopLoading: () => {
        this.#isLoading = false;
        this.emit('did-stop-loading');
      },
      navigate: (url, failed) => {
        this.#servedUrl = url;
        this.#hasCrashed = false;
        if (failed !== undefined) this.emit('did-fail-load', {}, -2, 'ERR_FAILED', toAppUrl(failed), true);
        else if (url !== 'about:blank') this.emit('did-navigate', {}, this.getURL(), 200, 'OK');
      },
      navigateInPage: url => {
        this.#servedUrl = url;
        this.emit('did-navigate-in-page', {}, this.getURL(), true);
      },
      domReady: () => this.getURL() && this.emit('dom-ready', {}),
      load: () => this.getURL() && this.emit('did-finish-load', {}),
      crash: () => {
        this.#hasCrashed = true;
        const details = { reason: 'crashed', exitCode: 1 };
        this.emit('render-process-gone', {}, details);
        app.emit('render-process-gone', {}, this, details);
      },
      console: (type, message) => this.emit('console-message', { level: type === 'log' ? 'info' : type, message }),
      preloadError: message => {
        const { preload } = this.#preferences;
        console.error(`Unable to load preload script: ${preload}\n${message}`);
        this.emit('preload-error', {}, preload, new Error(message));
      },
      post: posting => receivePosting(posting, this.ipc, this.#describeEvent()),
      openWindow: request => this.#denyWindow(request),
      leave: url => this.#leave(url),
      mayLoad: request => this.#mayLoad(request),
    });
    this.#targetId = page.targetId;
    const { browser } = getBrowser().cdp;
    browser.on('Target.targetDestroyed', ({ targetId }) => targetId === page.targetId && this.#vanish());
    browser.on('Target.targetInfoChanged', ({ targetInfo: { targetId, title } }) => {
      if (targetId !== page.targetId || title === this.#title || title === '' || title === 'about:blank') return;
      this.#title = title;
      this.emit('page-title-updated', { preventDefault() {} }, title, true);
    });
    return page;
  }

  #describeFrame(): object {
    const getUrl = () => this.getURL();
    const isGone = () => this.#isDestroyed;
    const frame: object = refuseUnknown('WebFrameMain', {
      ...{ routingId: 1, processId: 1, frameTreeNodeId: 1, name: '', parent: null, frames: [], framesInSubtree: [] },
      get url() {
        return getUrl();
      },
      get origin() {
        return readOrigin(getUrl());
      },
      get top() {
        return frame;
      },
      isDestroyed: isGone,
    });
    return frame;
  }

  #describeEvent(): object {
    const reply = (channel: string, ...args: unknown[]) => this.send(channel, ...args);
    const facts = { sender: this, senderFrame: this.mainFrame, type: 'frame', processId: 1, frameId: 1, ports: [] };
    return refuseUnknown('ipcMain event', { ...facts, reply, preventDefault() {} });
  }

  #mayLoad({ url, isMainFrame, isRedirect }: DocumentRequest): boolean {
    const told = { url: toAppUrl(url), isMainFrame, isSameDocument: false, frame: isMainFrame ? this.mainFrame : null };
    if (isRedirect) return emitPreventable(this, 'will-redirect', told, told.url);
    if (isMainFrame && withoutHash(url) === this.#expected) {
      this.#expected = undefined;
      return true;
    }
    const may = emitPreventable(this, 'will-frame-navigate', told);
    return may && (!isMainFrame || emitPreventable(this, 'will-navigate', told, told.url));
  }

  #leave(url: string): void {
    const told = { url, isMainFrame: true, isSameDocument: false, frame: this.mainFrame };
    if (!emitPreventable(this, 'will-frame-navigate', told) || !emitPreventable(this, 'will-navigate', told, url))
      return;
    if (!isHandled(url.slice(0, url.indexOf(':')))) throw new Error(`stand-in: leaving for ${url} is not supported`);
    this.loadURL(url).catch(error => console.error(error));
  }

  #denyWindow({ url, frameName, features }: WindowRequest): void {
    const disposition = features === '' ? 'foreground-tab' : 'new-window';
    const referrer = { url: this.getURL(), policy: 'strict-origin-when-cross-origin' };
    const decision = this.#openHandler?.({ url: toAppUrl(url), frameName, features, disposition, referrer });
    if (decision?.action !== 'deny') throw new Error(`stand-in: a window for ${url} is not supported, deny it`);
  }

  #vanish(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    all.delete(this.id);
    markDestroyed(this);
    this.emit('destroyed', {});
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#page;
    const served = toServedUrl(url, isHandled);
    this.#expected = withoutHash(served);
    const outcome = new Promise<void>((resolve, reject) => {
      this.once('did-finish-load', () => resolve());
      this.once('destroyed', () => reject(new Error(`ERR_FAILED (-2) loading '${url}'`)));
    });
    // Kept from being reported as unhandled when the load fails before this is awaited.
    outcome.catch(() => undefined);
    const { errorText, loaderId } = await page.send('Page.navigate', { url: served });
    if (errorText) {
      const code = errorText.replace('net::', '');
      throw Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url });
    }
    if (loaderId) await outcome;
  }
  reload() {
    this.#expected = withoutHash(this.#servedUrl);
    void this.#page.then(page => page.send('Page.reload'));
  }
  send(channel: string, ...args: unknown[]) {
    const delivery = { kind: 'message', channel, args: cloneCodec.encode(args) } as const;
    this.#page.then(
      page => page.deliver(delivery),
      // The page never opened, which has been said where it failed.
      () => undefined,
    );
  }
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const page = await this.#page;
    const options = { expression: code, userGesture, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
  setWindowOpenHandler(handler: OpenHandler) {
    this.#openHandler = handler;
  }
  getURL(): string {
    return this.#servedUrl === 'about:blank' ? '' : toAppUrl(this.#servedUrl);
  }
  getTitle() {
    return this.#title;
  }
  isLoading() {
    return this.#isLoading;
  }
  isDestroyed() {
    return this.#isDestroyed;
  }
  isCrashed() {
    return this.#hasCrashed;
  }
  forcefullyCrashRenderer() {
    // The crash is the answer: no other comes.
    void this.#page.then(page => page.send('Page.crash').catch(() => undefined));
  }
  isDevToolsOpened() {
    return false;
  }
  /** Closes the page, and with it its window, without asking. */
  close() {
    const { browser } = getBrowser().cdp;
    this.#page
      .then(({ targetId }) => browser.send('Target.closeTarget', { targetId }))
      // Already closed, or the browser has left: gone all the same.
      .catch(() => undefined)
      .then(() => this.#vanish());
  }
  /** The stand-in's own: gives the page this room, in CSS pixels. */
  async resize(width: number, height: number): Promise<void> {
    const page = await this.#page;
    if (!this.#isDestroyed) await page.resize(width, height);
  }
  /** The stand-in's own: what the browser calls this page. */
  get targetId() {
    return this.#targetId;
  }

  static getAllWebContents() {
    return [...all.values()];
  }
  static fromId(id: number) {
    return all.get(id);
  }
  static fromDevToolsTargetId(targetId: string) {
    return [...all.values()].find(contents => contents.targetId === targetId);
  }
}

refuseUnknown('WebContents', WebContents.prototype);
refuseUnknown('webContents', WebContents);
