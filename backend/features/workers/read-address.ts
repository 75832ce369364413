import { ENGINE_PORTS, type EngineKind } from '../../contract/engines.ts';
import { Refusal } from '../../contract/problem.ts';

const refuse = (message: string): never => {
  throw new Refusal({ code: 'invalid_request', message: `${message}.`, issues: [{ path: 'address', message }] });
};

/**
 * An engine's address as a person typed it, as scheme, host and port: a path is cut, and one without scheme and port gets the port where that
 * kind of engine usually listens. Raises `invalid_request`.
 */
export function readAddress(kind: EngineKind, typed: string): string {
  const named = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed);
  const url = URL.parse(named ? typed : `http://${typed}`);
  if (url === null || url.hostname === '')
    return refuse('This is not an address: type something like http://192.168.1.20:8188');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('An engine is spoken to over http or https');
  if (url.username !== '' || url.password !== '')
    return refuse('Type the user name and password in their own field, not into the address');
  if (!named && url.port === '') url.port = String(ENGINE_PORTS[kind]);
  return url.origin;
}
