import { LoudEmitter, refuseModule, refuseUnknown } from './loud.ts';
import { protocol } from './protocol.ts';
import { webRequest } from './web-request.ts';

type Ask = (contents: unknown, permission: string, callback: (granted: boolean) => void, details: object) => void;
type Check = (contents: unknown, permission: string, origin: string, details: object) => boolean;

class Session extends LoudEmitter {
  readonly protocol = protocol;
  readonly webRequest = webRequest;
  readonly cookies = refuseModule('session.cookies');
  /**
   * The stand-in's own: the permission handlers that the app has set. Chromium without a screen grants no permission
   * and asks nobody, so a test asks these itself.
   */
  readonly permissions: { ask: Ask | null; check: Check | null; device: unknown } = {
    ask: null,
    check: null,
    device: null,
  };

  constructor() {
    super('session', []);
  }
  setPermissionRequestHandler(handler: Ask | null) {
    this.permissions.ask = handler;
  }
  setPermissionCheckHandler(handler: Check | null) {
    this.permissions.check = handler;
  }
  setDevicePermissionHandler(handler: unknown) {
    this.permissions.device = handler;
  }
}

refuseUnknown('session', Session.prototype);

/** Electron's `session`, with the default session alone. */
export const session = refuseUnknown('session', { defaultSession: new Session() });
