import { EventEmitter } from 'node:events';
import type { Notification } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { createNoticeBoard } from './show-notice.ts';

class FakeNotification extends EventEmitter {
  static supported = true;
  static made: FakeNotification[] = [];
  static isSupported = () => FakeNotification.supported;
  readonly words: object;
  readonly show = vi.fn();
  constructor(words: object) {
    super();
    this.words = words;
    FakeNotification.made.push(this);
  }
}
const Notices = FakeNotification as unknown as new () => Notification & { isSupported(): boolean };

describe('a notice', () => {
  it('is shown, and its click opens its place', () => {
    const show = vi.fn();
    createNoticeBoard(Notices as never, show)({ title: 'Your picture is ready', body: 'fog', path: '/take/1' });
    const [notice] = FakeNotification.made.splice(0);
    expect(notice?.words).toEqual({ title: 'Your picture is ready', body: 'fog' });
    expect(notice?.show).toHaveBeenCalledOnce();
    expect(show).not.toHaveBeenCalled();
    notice?.emit('click');
    expect(show).toHaveBeenCalledWith('/take/1');
  });

  it('is left out where the OS has none', () => {
    FakeNotification.supported = false;
    createNoticeBoard(Notices as never, vi.fn())({ title: 'x', body: 'y', path: '/' });
    expect(FakeNotification.made).toEqual([]);
  });
});
