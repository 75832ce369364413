import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { closeInOrder } from './close-in-order.ts';

function quit(endings: (() => void | Promise<void>)[], patienceMs = 1_000) {
  const app = new EventEmitter() as EventEmitter & App;
  const log = vi.fn();
  const exit = vi.fn();
  app.exit = exit;
  closeInOrder(app, log, endings, patienceMs);
  const event = { preventDefault: vi.fn() };
  app.emit('will-quit', event);
  return { app, event, exit, log };
}

describe('quitting', () => {
  it('ends one after another, and the process only when all have ended', async () => {
    const said: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const { event, exit } = quit([
      () => void said.push('notices'),
      async () => {
        await promise;
        said.push('studio');
      },
      () => void said.push('last'),
    ]);
    expect(event.preventDefault).toHaveBeenCalled();
    await new Promise(next => setTimeout(next, 20));
    expect([said, exit.mock.calls]).toEqual([['notices'], []]);
    resolve();
    await vi.waitFor(() => expect(exit.mock.calls).toEqual([[0]]));
    expect(said).toEqual(['notices', 'studio', 'last']);
  });

  it('asked for again while it closes ends nothing twice', async () => {
    const end = vi.fn();
    const { app, exit } = quit([end]);
    app.emit('will-quit', { preventDefault: vi.fn() });
    await vi.waitFor(() => expect(exit).toHaveBeenCalledOnce());
    expect(end).toHaveBeenCalledOnce();
  });

  it('goes on past an ending that fails, and says so with its exit code', async () => {
    const end = vi.fn();
    const { exit, log } = quit([() => Promise.reject(new Error('disk gone')), end]);
    await vi.waitFor(() => expect(exit.mock.calls).toEqual([[1]]));
    expect(end).toHaveBeenCalledOnce();
    expect(log).toHaveBeenCalledWith(expect.stringContaining('disk gone'));
  });

  it('does not wait for ever', async () => {
    const { exit } = quit([() => new Promise(() => undefined)], 30);
    await vi.waitFor(() => expect(exit.mock.calls).toEqual([[1]]));
  });
});
