import path from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions, Screen } from 'electron';
import { EVENT_CHANNEL, type Telling } from '../bridge/channels.ts';
import { APP_ORIGIN } from './app-origin.ts';
import { GROUND_COLOUR } from './ground-colour.ts';
import { lockNavigation } from './lock-navigation.ts';
import type { Log } from './log.ts';
import { reloadCrashed } from './reload-crashed.ts';
import { keepWindowState, readWindowState, SMALLEST } from './window-state.ts';

type Parts = {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly screen: Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays'>;
  readonly preload: string;
  readonly icon: string;
  readonly folder: string;
  readonly log: Log;
  readonly openOutside: (url: string) => void;
  readonly giveUp: (reason: string) => void;
};

/** The studio's one window, opened when it is first shown and again after it was closed. */
export type StudioWindow = {
  /** Brings the window to the front, at this path where one is given. */
  show(path: string | null): void;
  /** Presses a key in the window, once its page is there. */
  press(key: string): void;
  /** Whether a person can be taken to see it now. */
  isWatched(): boolean;
};

/** Makes the window that holds nothing but our own pages, with no power but the bridge. */
export function createStudioWindow(parts: Parts): StudioWindow {
  const stateFile = path.join(parts.folder, 'desktop', 'window.json');
  let window: BrowserWindow | null = null;
  let isLoaded = false;

  const load = (opened: BrowserWindow, place: string) => {
    opened.loadURL(new URL(place, `${APP_ORIGIN}/`).href).catch((error: unknown) => {
      // A newer place that is asked for while this one loads ends it.
      if (!opened.isDestroyed()) parts.log(`The page was not loaded: ${error}`);
    });
  };

  const open = (place: string) => {
    const { maximized, ...bounds } = readWindowState(stateFile, parts.screen);
    const opened = new parts.BrowserWindow({
      ...bounds,
      title: 'Dailies',
      icon: parts.icon,
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      show: false,
      backgroundColor: GROUND_COLOUR,
      webPreferences: {
        preload: parts.preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        // Its dictionaries would be fetched from the network.
        spellcheck: false,
      },
    });
    window = opened;
    isLoaded = false;
    lockNavigation(opened.webContents, parts.openOutside);
    reloadCrashed(opened.webContents, parts.log, parts.giveUp);
    keepWindowState(opened, stateFile, parts.log);
    opened.webContents.once('did-finish-load', () => {
      isLoaded = true;
    });
    opened.once('ready-to-show', () => {
      if (maximized) opened.maximize();
      opened.show();
    });
    opened.once('closed', () => {
      if (window === opened) window = null;
    });
    load(opened, place);
  };

  const tell = (opened: BrowserWindow, telling: Telling) => opened.webContents.send(EVENT_CHANNEL, telling);

  return {
    press: key => {
      const opened = window;
      if (opened && isLoaded) tell(opened, { type: 'press', key });
      else opened?.webContents.once('did-finish-load', () => tell(opened, { type: 'press', key }));
    },
    show: place => {
      if (window === null) return open(place ?? '/');
      if (place !== null && isLoaded) tell(window, { type: 'show', path: place });
      else if (place !== null) load(window, place);
      if (!isLoaded) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    isWatched: () => window?.isVisible() === true && !window.isMinimized() && window.isFocused(),
  };
}
