import { commandLine } from './command-line.ts';
import { makeInstanceLock, type SecondInstance } from './instance-lock.ts';
import { getLaunch } from './launch.ts';
import { LoudEmitter, refuseUnknown } from './loud.ts';
import { getPath, setPath } from './paths.ts';
import { makeQuit } from './quit.ts';
import { shutDown } from './shut-down.ts';
import { windowList } from './window-list.ts';

const events = [
  ...[
    'will-finish-launching',
    'ready',
    'session-created',
    'second-instance',
    'web-contents-created',
    'render-process-gone',
  ],
  ...['browser-window-created', 'browser-window-focus', 'browser-window-blur'],
  ...['window-all-closed', 'before-quit', 'will-quit', 'quit'],
];

class App extends LoudEmitter {
  readonly commandLine = commandLine;
  readonly isPackaged = false;
  readonly dock = undefined;
  #name: string | undefined;
  #isReady = false;
  #becomeReady: () => void = () => undefined;
  readonly #ready = new Promise<void>(resolve => {
    this.#becomeReady = resolve;
  });
  readonly #protocolClients = new Set<string>();
  readonly #lock = makeInstanceLock(
    () => getPath('userData'),
    message => this.#ready.then(() => this.#tellSecondInstance(message)),
  );
  readonly #quit = makeQuit(this, windowList.all, code => {
    this.#lock.release();
    void shutDown(code);
  });

  constructor() {
    super('app', events);
    windowList.whenEmpty(this.#quit.loseLastWindow);
  }

  get name() {
    return this.#name ?? getLaunch().name;
  }
  set name(name: string) {
    this.#name = name;
  }
  getName() {
    return this.name;
  }
  setName(name: string) {
    this.#name = name;
  }
  getVersion() {
    return getLaunch().version;
  }
  getAppPath() {
    return getLaunch().appPath;
  }
  getPath(name: string) {
    return getPath(name);
  }
  setPath(name: string, folder: string) {
    setPath(name, folder);
  }
  getLocale() {
    return 'en-US';
  }
  getSystemLocale() {
    return 'en-US';
  }
  getPreferredSystemLanguages() {
    return ['en-US'];
  }
  whenReady() {
    return this.#ready;
  }
  isReady() {
    return this.#isReady;
  }
  /** Recorded only: the operating system is not told. */
  setAsDefaultProtocolClient(scheme: string) {
    this.#protocolClients.add(scheme);
    return true;
  }
  removeAsDefaultProtocolClient(scheme: string) {
    return this.#protocolClients.delete(scheme);
  }
  isDefaultProtocolClient(scheme: string) {
    return this.#protocolClients.has(scheme);
  }
  requestSingleInstanceLock(additionalData: unknown = null) {
    return this.#lock.request({ argv: process.argv, workingDirectory: process.cwd(), additionalData });
  }
  hasSingleInstanceLock() {
    return this.#lock.isHeld();
  }
  releaseSingleInstanceLock() {
    this.#lock.release();
  }
  quit() {
    this.#quit.quit();
  }
  exit(code?: number) {
    this.#quit.exit(code);
  }
  /** The stand-in's own: a window refused to close. */
  keepRunning() {
    this.#quit.keepRunning();
  }
  /** The stand-in's own: true once the app is ending and no window may open any more. */
  isOver() {
    return this.#quit.isOver();
  }
  /** The stand-in's own: the browser runs, the app may begin. */
  announceReady() {
    this.#isReady = true;
    this.emit('will-finish-launching');
    this.emit('ready', {}, {});
    this.#becomeReady();
  }

  #tellSecondInstance({ argv, workingDirectory, additionalData }: SecondInstance) {
    this.emit('second-instance', {}, argv, workingDirectory, additionalData);
  }
}

refuseUnknown('app', App.prototype);

/** Electron's `app`. */
export const app = new App();
