import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { lockNavigation, lockPermissions } from './lock-navigation.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

const openOutside = vi.fn();
let contents: EventEmitter & WebContents;
let openWindow: (url: string) => ReturnType<OpenHandler> | undefined;

beforeEach(() => {
  openOutside.mockClear();
  contents = new EventEmitter() as EventEmitter & WebContents;
  let handler: OpenHandler | undefined;
  contents.setWindowOpenHandler = given => {
    handler = given;
  };
  openWindow = url => handler?.({ url } as Parameters<OpenHandler>[0]);
  lockNavigation(contents, openOutside);
});

function go(event: string, url: string, isMainFrame = true): 'stays' | 'goes' {
  const preventDefault = vi.fn();
  contents.emit(event, { url, isMainFrame, preventDefault });
  return preventDefault.mock.calls.length > 0 ? 'stays' : 'goes';
}

describe('a window of ours', () => {
  it('goes about among its own pages', () => {
    expect(go('will-navigate', 'studio://app/library')).toBe('goes');
    expect(openOutside).not.toHaveBeenCalled();
  });

  it.each([
    'https://example.org/',
    'http://example.org/',
    'studio://app.evil/',
    'studio://other/',
    'file:///etc/passwd',
    'data:text/html,x',
    'about:blank',
    'javascript:alert(1)',
  ])('does not go to %s, also not by a redirect', url => {
    expect([go('will-navigate', url), go('will-redirect', url)]).toEqual(['stays', 'stays']);
  });

  it('shows nothing in frames and no webview', () => {
    expect(go('will-frame-navigate', 'studio://app/', false)).toBe('stays');
    expect(go('will-frame-navigate', 'studio://app/', true)).toBe('goes');
    expect(go('will-attach-webview', '')).toBe('stays');
  });

  it('opens no further window; an https address opens in the browser and no other does', () => {
    for (const url of ['https://example.org/a', 'http://example.org/', 'file:///etc/passwd', 'smb://x', 'nonsense']) {
      expect(openWindow(url)).toEqual({ action: 'deny' });
    }
    go('will-navigate', 'https://example.org/b');
    expect(openOutside.mock.calls).toEqual([['https://example.org/a'], ['https://example.org/b']]);
  });
});

describe('what a page asks of the computer', () => {
  let request: (permission: string, page?: string) => boolean;
  let check: (permission: string, origin?: string) => boolean;
  beforeEach(() => {
    const session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'> = {
      setPermissionRequestHandler: handler => {
        request = (permission, page = 'studio://app/library') => {
          const answer = vi.fn();
          handler?.({ getURL: () => page } as WebContents, permission as 'media', answer, {} as never);
          return answer.mock.calls[0]?.[0];
        };
      },
      setPermissionCheckHandler: handler => {
        check = (permission, origin = 'studio://app/') =>
          handler?.(null, permission as 'media', origin, {} as never) ?? true;
      },
    };
    lockPermissions(session);
  });

  it.each(['media', 'geolocation', 'notifications', 'midi', 'clipboard-read', 'openExternal', 'fileSystem', 'unknown'])(
    'is denied: %s',
    permission => {
      expect([request(permission), check(permission)]).toEqual([false, false]);
    },
  );

  it('is granted to our own pages alone: copying, and a clip over the whole screen', () => {
    for (const permission of ['clipboard-sanitized-write', 'fullscreen']) {
      expect([request(permission), check(permission)]).toEqual([true, true]);
      expect([request(permission, 'https://evil.example/'), check(permission, 'https://evil.example/')]).toEqual([
        false,
        false,
      ]);
    }
  });
});
