import { app } from './app.ts';
import { emitPreventable, LoudEmitter, markDestroyed, refuseUnknown } from './loud.ts';
import { WebContents } from './web-contents.ts';
import { readWebPreferences } from './web-preferences.ts';
import { type Bounds, placeWindow, workArea } from './window-bounds.ts';
import { windowList } from './window-list.ts';

type Options = Partial<Bounds> & {
  readonly show?: boolean;
  readonly title?: string;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
};
type Shape = 'normal' | 'minimized' | 'maximized' | 'full-screen';

const events = [
  ...['show', 'hide', 'focus', 'blur', 'ready-to-show', 'page-title-updated', 'close', 'closed'],
  ...['resize', 'resized', 'move', 'moved', 'maximize', 'unmaximize', 'minimize', 'restore'],
  ...['enter-full-screen', 'leave-full-screen'],
];
const all = new Map<WebContents, BrowserWindow>();
let focused: BrowserWindow | undefined;

/** Electron's window: its page is real, its frame, place and focus are kept as numbers. */
export class BrowserWindow extends LoudEmitter {
  readonly webContents: WebContents;
  readonly id: number;
  #normal: Bounds;
  #shape: Shape = 'normal';
  #isVisible = false;
  #isDestroyed = false;
  #title: string;

  constructor(options: Options = {}) {
    super('BrowserWindow', events);
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#normal = placeWindow(options);
    this.#title = options.title ?? app.name;
    this.webContents = new WebContents(readWebPreferences(options.webPreferences ?? {}));
    this.id = this.webContents.id;
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', {}));
    this.webContents.once('destroyed', () => this.#vanish());
    this.webContents.on('page-title-updated', (_event, title: string, isExplicit: boolean) => {
      if (emitPreventable(this, 'page-title-updated', {}, title, isExplicit)) this.#title = title;
    });
    all.set(this.webContents, this);
    windowList.add(this);
    this.#applyBounds();
    if (options.show !== false) this.show();
    app.emit('browser-window-created', {}, this);
  }

  #applyBounds() {
    const { width, height } = this.getBounds();
    this.webContents.resize(width, height).catch(error => {
      if (!this.#isDestroyed) console.error('stand-in: resizing a window failed:', error);
    });
  }
  #reshape(shape: Shape, event: string) {
    if (this.#shape === shape) return;
    this.#shape = shape;
    if (shape === 'minimized') this.blur();
    else this.#applyBounds();
    this.emit(event, {});
  }
  #vanish() {
    if (this.#isDestroyed) return;
    this.blur();
    this.#isDestroyed = true;
    all.delete(this.webContents);
    markDestroyed(this);
    this.emit('closed', {});
    windowList.remove(this);
  }

  loadURL(url: string) {
    return this.webContents.loadURL(url);
  }
  show() {
    this.showInactive();
    this.focus();
  }
  showInactive() {
    if (this.#isVisible) return;
    this.#isVisible = true;
    this.emit('show', {});
  }
  hide() {
    if (!this.#isVisible) return;
    this.blur();
    this.#isVisible = false;
    this.emit('hide', {});
  }
  focus() {
    if (focused === this || !this.#isVisible || this.#shape === 'minimized') return;
    focused?.blur();
    focused = this;
    this.emit('focus', {});
    app.emit('browser-window-focus', {}, this);
  }
  blur() {
    if (focused !== this) return;
    focused = undefined;
    this.emit('blur', {});
    app.emit('browser-window-blur', {}, this);
  }
  minimize() {
    this.#reshape('minimized', 'minimize');
  }
  maximize() {
    this.show();
    this.#reshape('maximized', 'maximize');
  }
  unmaximize() {
    if (this.#shape === 'maximized') this.#reshape('normal', 'unmaximize');
  }
  restore() {
    this.#reshape('normal', 'restore');
    this.focus();
  }
  setFullScreen(flag: boolean) {
    if (flag) this.#reshape('full-screen', 'enter-full-screen');
    else if (this.#shape === 'full-screen') this.#reshape('normal', 'leave-full-screen');
  }
  isVisible() {
    return this.#isVisible;
  }
  isFocused() {
    return focused === this;
  }
  isMinimized() {
    return this.#shape === 'minimized';
  }
  isMaximized() {
    return this.#shape === 'maximized';
  }
  isFullScreen() {
    return this.#shape === 'full-screen';
  }
  isNormal() {
    return this.#shape === 'normal';
  }
  isDestroyed() {
    return this.#isDestroyed;
  }
  getNormalBounds(): Bounds {
    return this.#normal;
  }
  getBounds(): Bounds {
    return this.#shape === 'maximized' || this.#shape === 'full-screen' ? workArea : this.#normal;
  }
  getContentBounds() {
    return this.getBounds();
  }
  getSize() {
    return [this.getBounds().width, this.getBounds().height];
  }
  getContentSize() {
    return this.getSize();
  }
  getPosition() {
    return [this.getBounds().x, this.getBounds().y];
  }
  setBounds(bounds: Partial<Bounds>) {
    const before = this.#normal;
    this.#normal = { ...before, ...bounds };
    const { x, y, width, height } = this.#normal;
    if (x !== before.x || y !== before.y) for (const event of ['move', 'moved']) this.emit(event, {});
    if (width === before.width && height === before.height) return;
    this.#applyBounds();
    for (const event of ['resize', 'resized']) this.emit(event, {});
  }
  setSize(width: number, height: number) {
    this.setBounds({ width, height });
  }
  setContentSize(width: number, height: number) {
    this.setBounds({ width, height });
  }
  setPosition(x: number, y: number) {
    this.setBounds({ x, y });
  }
  getTitle() {
    return this.#title;
  }
  setTitle(title: string) {
    this.#title = title;
  }
  close() {
    if (emitPreventable(this, 'close')) this.destroy();
    else app.keepRunning();
  }
  destroy() {
    this.webContents.close();
  }

  static getAllWindows() {
    return [...all.values()];
  }
  static getFocusedWindow() {
    return focused ?? null;
  }
  static fromWebContents(contents: WebContents) {
    return all.get(contents) ?? null;
  }
  static fromId(id: number) {
    return [...all.values()].find(window => window.id === id) ?? null;
  }
}

refuseUnknown('BrowserWindow', BrowserWindow.prototype);
refuseUnknown('BrowserWindow', BrowserWindow);
