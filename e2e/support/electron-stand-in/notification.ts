import { LoudEmitter, refuseUnknown } from './loud.ts';

type Options = { readonly title?: string; readonly body?: string; readonly silent?: boolean; readonly icon?: unknown };

/** Electron's notification: nothing is drawn, what was shown is kept in `shown`. */
export class Notification extends LoudEmitter {
  /** The stand-in's own: every notification that was shown, newest last. A test clicks one with `emit('click')`. */
  static readonly shown: Notification[] = [];
  title: string;
  body: string;
  silent: boolean;

  constructor({ title = '', body = '', silent = false }: Options = {}) {
    super('Notification', ['show', 'close']);
    this.title = title;
    this.body = body;
    this.silent = silent;
  }
  show() {
    Notification.shown.push(this);
    this.emit('show', {});
  }
  close() {
    this.emit('close', {});
  }
  static isSupported() {
    return true;
  }
}

refuseUnknown('Notification', Notification.prototype);
refuseUnknown('Notification', Notification);
