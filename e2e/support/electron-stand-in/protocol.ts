import { hasBrowser } from './browser.ts';
import { refuseUnknown } from './loud.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Privileged = { readonly scheme: string; readonly privileges?: Readonly<Record<string, boolean>> };

const privileged = new Map<string, Readonly<Record<string, boolean>>>();
const handlers = new Map<string, Handler>();

/** The app's handler of a scheme, if it has set one. */
export function findHandler(scheme: string): Handler | undefined {
  return handlers.get(scheme);
}

/** True when the app handles the scheme itself. */
export function isHandled(scheme: string): boolean {
  return handlers.has(scheme);
}

/** Electron's `protocol`: custom schemes that are standard, secure and fetchable. */
export const protocol = refuseUnknown('protocol', {
  registerSchemesAsPrivileged(schemes: readonly Privileged[]) {
    if (hasBrowser()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    privileged.clear();
    for (const { scheme, privileges } of schemes) privileged.set(scheme, privileges ?? {});
  },
  handle(scheme: string, handler: Handler) {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    const { standard, secure, supportFetchAPI } = privileged.get(scheme) ?? {};
    if (!standard || !secure || !supportFetchAPI) {
      throw new Error(`stand-in: protocol.handle('${scheme}') needs a standard, secure scheme with supportFetchAPI`);
    }
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string) {
    if (!handlers.delete(scheme)) throw new Error(`Failed to remove protocol: ${scheme}`);
  },
  isProtocolHandled: isHandled,
});
