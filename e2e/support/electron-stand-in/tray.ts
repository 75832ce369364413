import { LoudEmitter, refuseUnknown } from './loud.ts';

/** Electron's tray icon, which nobody sees; a test clicks it with `emit('click')`. */
export class Tray extends LoudEmitter {
  #isDestroyed = false;

  constructor() {
    super('Tray', []);
  }
  destroy() {
    this.#isDestroyed = true;
  }
  isDestroyed() {
    return this.#isDestroyed;
  }
}

refuseUnknown('Tray', Tray.prototype);
