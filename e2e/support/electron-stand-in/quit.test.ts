import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { emitPreventable } from './loud.ts';
import { makeQuit } from './quit.ts';

const names = ['before-quit', 'will-quit', 'quit', 'window-all-closed'];

/** An app with windows that close at once unless told otherwise, and the story of how it ended. */
function openApp({ windows = 1, listening = names }: { windows?: number; listening?: string[] } = {}) {
  const app = new EventEmitter();
  const story: string[] = [];
  const open = new Set(
    Array.from({ length: windows }, (_none, index) => {
      const emitter = new EventEmitter();
      const destroy = () => {
        story.push(`closed ${index}`);
        open.delete(window);
        if (open.size === 0) life.loseLastWindow();
      };
      const window = {
        emitter,
        destroy,
        close: () => (emitPreventable(emitter, 'close') ? destroy() : life.keepRunning()),
      };
      return window;
    }),
  );
  const life = makeQuit(
    app,
    () => [...open],
    code => story.push(`exit ${code}`),
  );
  for (const name of listening) app.on(name, () => story.push(name));
  return { app, life, open, story };
}

const prevent = (event: { preventDefault(): void }) => event.preventDefault();

describe('an app', () => {
  it('asks before it quits, closes its windows, then ends', () => {
    const { life, story } = openApp({ windows: 2 });
    life.quit();
    expect(story).toEqual(['before-quit', 'closed 0', 'closed 1', 'will-quit', 'quit', 'exit 0']);
  });

  it('goes on when a listener prevents it, and can quit later', () => {
    const { app, life, story } = openApp();
    app.once('before-quit', prevent);
    life.quit();
    expect(story).toEqual(['before-quit']);
    life.quit();
    expect(story.at(-1)).toBe('exit 0');
  });

  it('goes on when a window refuses to close, and asks the next ones no more', () => {
    const { life, open, story } = openApp({ windows: 2 });
    [...open][0]?.emitter.once('close', prevent);
    life.quit();
    expect(story).toEqual(['before-quit']);
    expect(open.size).toBe(2);
  });

  it('waits for work that prevented will-quit and exits after it', () => {
    const { app, life, story } = openApp();
    app.once('will-quit', prevent);
    life.quit();
    expect(story.at(-1)).toBe('will-quit');
    life.exit(3);
    expect(story.slice(-2)).toEqual(['quit', 'exit 3']);
  });

  it('exits without asking anybody', () => {
    const { life, story } = openApp();
    life.exit(2);
    expect(story).toEqual(['closed 0', 'quit', 'exit 2']);
  });

  it('quits of its own accord after its last window, unless somebody listens for that', () => {
    const alone = openApp({ listening: ['before-quit', 'will-quit', 'quit'] });
    for (const window of alone.open) window.close();
    expect(alone.story).toEqual(['closed 0', 'before-quit', 'will-quit', 'quit', 'exit 0']);
    const kept = openApp();
    for (const window of kept.open) window.close();
    expect(kept.story).toEqual(['closed 0', 'window-all-closed']);
  });
});
