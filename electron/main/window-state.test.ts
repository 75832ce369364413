import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserWindow, Display } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fitWindowState, keepWindowState, readWindowState } from './window-state.ts';

const desk = { workArea: { x: 0, y: 25, width: 1920, height: 1055 } };
const left = { workArea: { x: -2560, y: 0, width: 2560, height: 1440 } };
const saved = { x: 100, y: 100, width: 1200, height: 800, maximized: false };

describe('where the window opens', () => {
  it('is where it was', () => {
    expect(fitWindowState(saved, [desk])).toEqual(saved);
    expect(fitWindowState({ ...saved, x: -2000, maximized: true }, [desk, left])).toEqual({
      ...saved,
      x: -2000,
      maximized: true,
    });
  });

  it('is the middle of the first display when the one it was on has gone, at its size', () => {
    expect(fitWindowState({ ...saved, x: -2000 }, [desk])).toEqual({ width: 1200, height: 800, maximized: false });
  });

  it.each([
    ['only an edge of it could be seen', { x: 1850 }],
    ['its title bar would be above the display', { y: 10 }],
    ['its title bar would be below the display', { y: 1060 }],
  ])('is not where it was if %s', (_, moved) => {
    expect(fitWindowState({ ...saved, ...moved }, [desk])).not.toHaveProperty('x');
  });

  it('is no larger than the display, and no smaller than the screens are made for', () => {
    expect(fitWindowState({ ...saved, x: 0, y: 25, width: 9000, height: 9000 }, [desk])).toMatchObject({
      width: 1920,
      height: 1055,
    });
    expect(fitWindowState({ ...saved, width: 150, height: 80 }, [desk])).toMatchObject({ width: 720, height: 520 });
    expect(fitWindowState(null, [{ workArea: { x: 0, y: 0, width: 1280, height: 720 } }])).toEqual({
      width: 1280,
      height: 720,
      maximized: false,
    });
  });

  it.each([null, 'text', {}, { ...saved, x: 'left' }, { ...saved, width: 1.5 }, { ...saved, height: Number.NaN }])(
    'is a first window where %j was remembered',
    broken => {
      expect(fitWindowState(broken, [desk])).toEqual({ width: 1440, height: 900, maximized: false });
    },
  );
});

describe('remembering the window', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'dailies-window-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const screen = {
    getPrimaryDisplay: () => ({ ...desk, id: 1 }) as Display,
    getAllDisplays: () => [{ ...left, id: 2 } as Display, { ...desk, id: 1 } as Display],
  };
  const log = vi.fn();
  function fakeWindow(bounds: { x: number; y: number; width: number; height: number }) {
    const window = new EventEmitter() as EventEmitter & BrowserWindow;
    window.getNormalBounds = () => bounds;
    window.isMaximized = () => true;
    return window;
  }

  it('brings it back as it closed, maximized over the size it will have when it is not', () => {
    const file = path.join(folder, 'desktop', 'window.json');
    const window = fakeWindow({ x: 40, y: 50, width: 1000, height: 700 });
    keepWindowState(window, file, log);
    window.emit('close');
    expect(readWindowState(file, screen)).toEqual({ x: 40, y: 50, width: 1000, height: 700, maximized: true });
  });

  it('writes soon after it was moved, once for many moves', async () => {
    const file = path.join(folder, 'window.json');
    const bounds = { x: 0, y: 25, width: 1000, height: 700 };
    const window = fakeWindow(bounds);
    keepWindowState(window, file, log);
    for (bounds.x = 0; bounds.x < 300; bounds.x += 50) window.emit('move');
    expect(() => readFileSync(file)).toThrow('ENOENT');
    await vi.waitFor(() => expect(JSON.parse(readFileSync(file, 'utf8')).x).toBe(300), { timeout: 3_000 });
  });

  it('opens a first window where the file is missing or broken', () => {
    const file = path.join(folder, 'window.json');
    expect(readWindowState(file, screen)).toEqual({ width: 1440, height: 900, maximized: false });
    writeFileSync(file, '{"x": 1');
    expect(readWindowState(file, screen)).toEqual({ width: 1440, height: 900, maximized: false });
  });

  it('says so, and goes on, where it cannot be written', () => {
    const file = path.join(folder, 'a-file', 'window.json');
    writeFileSync(path.join(folder, 'a-file'), '');
    const window = fakeWindow({ x: 0, y: 0, width: 800, height: 600 });
    keepWindowState(window, file, log);
    window.emit('close');
    expect(log).toHaveBeenCalledWith(expect.stringContaining('could not be kept'));
  });
});
