import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions, Display } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStudioWindow } from './window.ts';

class FakeWindow extends EventEmitter {
  static made: FakeWindow[] = [];
  readonly options: BrowserWindowConstructorOptions;
  readonly loaded: string[] = [];
  readonly told: unknown[] = [];
  readonly webContents: EventEmitter;
  visible = false;
  minimized = false;
  focused = true;
  maximized = false;
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    this.webContents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: () => undefined,
      reload: () => undefined,
      send: (_: string, word: unknown) => void this.told.push(word),
    });
    FakeWindow.made.push(this);
  }
  loadURL = async (url: string) => void this.loaded.push(url);
  show = () => {
    this.visible = true;
  };
  focus = () => {
    this.focused = true;
  };
  restore = () => {
    this.minimized = false;
  };
  maximize = () => {
    this.maximized = true;
  };
  isVisible = () => this.visible;
  isMinimized = () => this.minimized;
  isFocused = () => this.focused;
  isMaximized = () => this.maximized;
  isDestroyed = () => false;
  getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 });
  /** What happens when the first page has come. */
  paint() {
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  }
}

let folder: string;
let window: ReturnType<typeof createStudioWindow>;
beforeEach(() => {
  FakeWindow.made = [];
  folder = mkdtempSync(path.join(os.tmpdir(), 'dailies-window-'));
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } } as Display;
  window = createStudioWindow({
    BrowserWindow: FakeWindow as unknown as new () => BrowserWindow,
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    preload: '/built/preload/index.cjs',
    icon: '/resources/icon.png',
    folder,
    log: vi.fn(),
    openOutside: vi.fn(),
    giveUp: vi.fn(),
  });
});
afterEach(() => rmSync(folder, { recursive: true }));
const only = (): FakeWindow => {
  expect(FakeWindow.made).toHaveLength(1);
  return FakeWindow.made[0] as FakeWindow;
};

describe('the studio’s window', () => {
  it('opens at the place that is asked for, unseen until it is painted, with no power but its preload', () => {
    window.show('/library');
    expect(only().loaded).toEqual(['studio://app/library']);
    expect(only().options).toMatchObject({
      show: false,
      webPreferences: {
        preload: '/built/preload/index.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
      },
    });
    expect([only().visible, window.isWatched()]).toEqual([false, false]);
    only().paint();
    expect([only().visible, window.isWatched()]).toEqual([true, true]);
  });

  it('goes to a further place without loading its page again', () => {
    window.show(null);
    only().paint();
    window.show('/settings');
    expect(only().loaded).toEqual(['studio://app/']);
    expect(only().told).toEqual([{ type: 'show', path: '/settings' }]);
  });

  it('presses a key in its page, and waits for the page where it has not come', () => {
    window.show('/work');
    window.press('n');
    expect(only().told).toEqual([]);
    only().paint();
    window.press('?');
    expect(only().told).toEqual([
      { type: 'press', key: 'n' },
      { type: 'press', key: '?' },
    ]);
  });

  it('loads a place that is asked for before its first page has come', () => {
    window.show(null);
    window.show('/settings');
    expect(only().loaded).toEqual(['studio://app/', 'studio://app/settings']);
    expect([only().told, only().visible]).toEqual([[], false]);
  });

  it('comes back to the front from the taskbar', () => {
    window.show(null);
    only().paint();
    only().minimized = true;
    only().focused = false;
    expect(window.isWatched()).toBe(false);
    window.show(null);
    expect(window.isWatched()).toBe(true);
  });

  it('opens anew after it was closed, where and as large as it was', () => {
    window.show(null);
    only().paint();
    only().maximized = true;
    only().emit('close');
    only().emit('closed');
    expect(window.isWatched()).toBe(false);
    window.show('/library');
    const [, second] = FakeWindow.made;
    expect(second?.options).toMatchObject({ x: 10, y: 20, width: 1000, height: 700 });
    second?.paint();
    expect(second?.maximized).toBe(true);
    expect(second?.loaded).toEqual(['studio://app/library']);
  });
});
