import type { Session, WebContents } from 'electron';
import { isAppUrl } from './app-origin.ts';

/** What our pages may do beyond showing themselves: copy a prompt at a click, and show a clip over the whole screen. */
const GRANTED = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Keeps a window on our own pages: every other https address opens in the person's browser, all else is denied. */
export function lockNavigation(contents: WebContents, openOutside: (url: string) => void): void {
  const leaveTo = (url: string) => {
    if (URL.canParse(url) && new URL(url).protocol === 'https:') openOutside(url);
  };
  contents.on('will-navigate', event => {
    if (isAppUrl(event.url)) return;
    event.preventDefault();
    leaveTo(event.url);
  });
  contents.on('will-redirect', event => {
    if (!isAppUrl(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    leaveTo(url);
    return { action: 'deny' };
  });
}

/** Denies what pages may ask of the computer (camera, place, notifications and so on), but for what our own pages need. */
export function lockPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>,
): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(GRANTED.has(permission) && isAppUrl(contents.getURL())),
  );
  session.setPermissionCheckHandler((_, permission, origin) => GRANTED.has(permission) && isAppUrl(trimSlash(origin)));
}

const trimSlash = (origin: string): string => origin.replace(/\/$/, '');
