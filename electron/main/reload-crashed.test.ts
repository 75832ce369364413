import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { reloadCrashed } from './reload-crashed.ts';

function open() {
  const contents = new EventEmitter() as EventEmitter & WebContents;
  contents.reload = vi.fn();
  const clock = { now: 1_000 };
  const giveUp = vi.fn();
  reloadCrashed(contents, vi.fn(), giveUp, () => clock.now);
  return {
    contents,
    clock,
    giveUp,
    crash: (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason }),
  };
}

describe('a page that crashes', () => {
  it('is loaded again, also the next day', () => {
    const { contents, clock, giveUp, crash } = open();
    crash();
    clock.now += 86_400_000;
    crash('oom');
    expect(contents.reload).toHaveBeenCalledTimes(2);
    expect(giveUp).not.toHaveBeenCalled();
  });

  it('is given up when it crashes again at once', () => {
    const { contents, clock, giveUp, crash } = open();
    crash();
    clock.now += 2_000;
    crash('oom');
    expect(contents.reload).toHaveBeenCalledOnce();
    expect(giveUp).toHaveBeenCalledWith('oom');
  });

  it('is not one that was closed', () => {
    const { contents, crash } = open();
    crash('clean-exit');
    expect(contents.reload).not.toHaveBeenCalled();
  });
});
