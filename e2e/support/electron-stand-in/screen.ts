import { LoudEmitter, refuseUnknown } from './loud.ts';
import { workArea } from './window-bounds.ts';

const display = {
  id: 1,
  label: 'Stand-in',
  bounds: workArea,
  workArea,
  size: { width: workArea.width, height: workArea.height },
  workAreaSize: { width: workArea.width, height: workArea.height },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
};

class Screen extends LoudEmitter {
  constructor() {
    super('screen', []);
  }
  getPrimaryDisplay() {
    return display;
  }
  getAllDisplays() {
    return [display];
  }
  getDisplayMatching() {
    return display;
  }
  getDisplayNearestPoint() {
    return display;
  }
  getCursorScreenPoint() {
    return { x: 0, y: 0 };
  }
}

refuseUnknown('screen', Screen.prototype);

/** Electron's `screen`: one display of 1920 by 1080. */
export const screen = new Screen();
