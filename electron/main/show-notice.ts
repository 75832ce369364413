import type { Notification, NotificationConstructorOptions } from 'electron';
import type { Notice } from './notify-finished.ts';

type Notifications = {
  new (options: NotificationConstructorOptions): Notification;
  isSupported(): boolean;
};

/** Makes the way to the OS's notices; a click brings the window to the front at the notice's place. */
export function createNoticeBoard(Notices: Notifications, show: (path: string) => void): (notice: Notice) => void {
  // Held until it is gone: a notice that is collected as garbage no longer hears its click.
  const shown = new Set<Notification>();
  return ({ title, body, path }) => {
    if (!Notices.isSupported()) return;
    const notice = new Notices({ title, body });
    shown.add(notice);
    notice.on('click', () => {
      shown.delete(notice);
      show(path);
    });
    notice.on('close', () => shown.delete(notice));
    notice.on('failed', () => shown.delete(notice));
    notice.show();
  };
}
