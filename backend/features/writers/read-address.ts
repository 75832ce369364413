import { Refusal } from '../../contract/problem.ts';
import type { PlacedKind } from '../../providers/chat/open-writer.ts';

const refuse = (path: string, message: string): Refusal =>
  new Refusal({ code: 'invalid_request', message: `${message}.`, issues: [{ path, message }] });

/** What people paste along with an address: the door behind it, which is another for each kind. */
const DOORS: Record<PlacedKind, RegExp> = {
  openai: /\/(chat\/completions|completions|models)$/,
  ollama: /\/(api(\/(chat|generate|tags))?|v1)$/,
  ourvidz: /\/(chat|enhance|generate|health)$/,
};

/**
 * A writer's address as scheme, host, port and path, without a slash at its end: a door's own name is cut, and an OpenAI-compatible one without a
 * path gets `/v1`, where nearly all of them are. Raises `invalid_request`.
 */
export function readAddress(kind: PlacedKind, typed: string): string {
  const url = URL.parse(typed.trim());
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '')
    throw refuse('address', 'This is not an address: type something like http://127.0.0.1:11434');
  if (url.username !== '' || url.password !== '')
    throw refuse('address', 'Type the key in its own field, not into the address');
  if (url.search !== '' || url.hash !== '') throw refuse('address', 'Leave out what follows the “?” or “#”');
  const path = url.pathname.replace(/\/+$/, '').replace(DOORS[kind], '');
  return `${url.origin}${kind === 'openai' && path === '' ? '/v1' : path}`;
}

/** Refuses a key that would cross the open network in clear. Raises `invalid_request`. */
export function refuseKeyInClear(address: string, outside: boolean, key: string | null): void {
  if (key !== null && outside && address.startsWith('http:'))
    throw refuse(
      'address',
      'This key would cross the open network in clear for everybody on the way: use https:// there, or leave the key out',
    );
}
