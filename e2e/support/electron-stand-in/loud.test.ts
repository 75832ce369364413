import { describe, expect, it } from 'vitest';
import { LoudEmitter, markDestroyed, refuseModule, refuseUnknown } from './loud.ts';

class Window extends LoudEmitter {
  constructor() {
    super('BrowserWindow', ['close']);
  }
  close() {
    return 'closed';
  }
  isDestroyed() {
    return true;
  }
}
refuseUnknown('BrowserWindow', Window.prototype);
const ask = (target: unknown, member: string): unknown => Reflect.get(Object(target), member);

describe('a stand-in for a class', () => {
  it('has what it has, does nothing for what is harmless, and names what it lacks', () => {
    const window = new Window();
    expect(window.close()).toBe('closed');
    expect((ask(window, 'flashFrame') as () => void)()).toBe(undefined);
    expect(() => ask(window, 'setKiosk')).toThrow('stand-in: BrowserWindow.setKiosk is not supported');
    expect(() => Reflect.set(window, 'representedFilename', 'x')).toThrow('BrowserWindow.representedFilename');
  });

  it('refuses a listener for an event that can never come', () => {
    expect(() => new Window().on('closed', () => undefined)).toThrow("BrowserWindow.on('closed') is not supported");
    expect(new Window().once('close', () => undefined).emit('close')).toBe(true);
  });

  it('can be awaited, printed and compared without complaint', async () => {
    const window = new Window();
    expect(await Promise.resolve(window)).toBe(window);
    expect(JSON.stringify({ window })).toContain('window');
  });

  it('throws once it is destroyed, and can still say so', () => {
    const window = new Window();
    markDestroyed(window);
    expect(() => window.close()).toThrow('Object has been destroyed');
    expect(window.isDestroyed()).toBe(true);
    expect(window).toBeInstanceOf(Window);
    expect(window.emit('close')).toBe(false);
  });
});

describe('a module that is missing', () => {
  it('can be imported and not used', () => {
    const missing = refuseModule('globalShortcut');
    expect(() => ask(missing, 'register')).toThrow('stand-in: globalShortcut.register is not supported');
    expect(() => (missing as () => void)()).toThrow('stand-in: globalShortcut.call is not supported');
  });
});
