import type { EventEmitter } from 'node:events';
import { emitPreventable } from './loud.ts';

/** What quitting needs of a window. */
export type ClosableWindow = { close(): void; destroy(): void };

/** How an app ends, in Electron's order. */
export type Quit = {
  /** `before-quit`, then every window is asked to close, then `will-quit`, then `quit`. */
  readonly quit: () => void;
  /** Ends without asking: windows are destroyed, then `quit` with the code. */
  readonly exit: (code?: number) => void;
  /** A window refused to close, so the app goes on. */
  readonly keepRunning: () => void;
  /** The last window is gone. */
  readonly loseLastWindow: () => void;
  readonly isOver: () => boolean;
};

/** Makes the ending of an app; `shutDown` ends the process with a code. */
export function makeQuit(
  app: EventEmitter,
  listWindows: () => readonly ClosableWindow[],
  shutDown: (code: number) => void,
): Quit {
  let isQuitting = false;
  let isOver = false;
  const finish = (code: number) => {
    isOver = true;
    app.emit('quit', {}, code);
    shutDown(code);
  };
  const leave = () => {
    if (emitPreventable(app, 'will-quit')) finish(0);
    else isQuitting = false;
  };
  const quit = () => {
    if (isQuitting || isOver || !emitPreventable(app, 'before-quit')) return;
    isQuitting = true;
    const open = listWindows();
    if (open.length === 0) leave();
    for (const window of open) if (isQuitting) window.close();
  };
  return {
    quit,
    exit(code = 0) {
      if (isOver) return;
      isOver = true;
      for (const window of listWindows()) window.destroy();
      finish(code);
    },
    keepRunning() {
      isQuitting = false;
    },
    loseLastWindow() {
      if (isOver) return;
      if (isQuitting) leave();
      else if (!app.emit('window-all-closed')) quit();
    },
    isOver: () => isOver,
  };
}
