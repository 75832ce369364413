import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserWindow, Rectangle, Screen } from 'electron';
import { z } from 'zod';
import type { Log } from './log.ts';

const SavedState = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximized: z.boolean() });

/** Where the window stands, in the OS's screen units; without `x` and `y` it is centred. */
export type WindowState = { x?: number; y?: number; width: number; height: number; maximized: boolean };

/** The smallest window that the screens are made for, and the first one. */
export const SMALLEST = { width: 720, height: 520 };
const FIRST = { width: 1440, height: 900 };
/** So much of the window must lie on a display to be taken hold of. */
const GRIP = { width: 120, height: 60 };

/** What was remembered, as far as today's displays still have room for it; else a first window that fits. */
export function fitWindowState(saved: unknown, displays: readonly { workArea: Rectangle }[]): WindowState {
  const state = SavedState.safeParse(saved);
  const home = displays[0]?.workArea ?? { x: 0, y: 0, ...FIRST };
  const size = (wanted: { width: number; height: number }, area: Rectangle) => ({
    width: Math.max(SMALLEST.width, Math.min(wanted.width, area.width)),
    height: Math.max(SMALLEST.height, Math.min(wanted.height, area.height)),
  });
  if (!state.success) return { ...size(FIRST, home), maximized: false };
  const { x, y, maximized } = state.data;
  const display = displays.find(({ workArea }) => isInReach(state.data, workArea));
  if (!display) return { ...size(state.data, home), maximized };
  return { x, y, ...size(state.data, display.workArea), maximized };
}

function isInReach(bounds: Rectangle, area: Rectangle): boolean {
  const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const down = Math.min(bounds.y + bounds.height, area.y + area.height) - bounds.y;
  return across >= GRIP.width && down >= GRIP.height && bounds.y >= area.y;
}

/** Reads the state that was kept in this file; a missing or broken file is the same as none. */
export function readWindowState(
  file: string,
  screen: Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays'>,
): WindowState {
  const primary = screen.getPrimaryDisplay();
  const displays = [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)];
  let saved: unknown = null;
  try {
    saved = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Where the window stood is no one's work: the first window stands in for it.
  }
  return fitWindowState(saved, displays);
}

/** Keeps the window's place in this file: shortly after it was moved, and when it closes. */
export function keepWindowState(window: BrowserWindow, file: string, log: Log): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    const state = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    } catch (error) {
      log(`The window's place could not be kept: ${error}`);
    }
  };
  const writeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(write, 500);
  };
  window.on('resize', writeSoon);
  window.on('move', writeSoon);
  window.on('close', write);
  window.on('closed', () => clearTimeout(timer));
}
