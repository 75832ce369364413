import type { Fetch } from '../../backend/contract/client.ts';
import { type DesktopBridge, WireRequest } from '../../backend/contract/wire.ts';

async function readBody(request: Request): Promise<WireRequest['body']> {
  if (request.body === null) return null;
  if (request.headers.get('content-type') === 'application/json') return request.text();
  return new Uint8Array(await request.arrayBuffer());
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** A fetch whose wire is the desktop's bridge; an aborted call rejects at once, though the studio may still finish it. */
export function ipcFetch(bridge: Pick<DesktopBridge, 'request'>): Fetch {
  return async request => {
    const { pathname, search } = new URL(request.url);
    const wire = WireRequest.parse({
      method: request.method,
      url: pathname + search,
      headers: Object.fromEntries(request.headers),
      body: await readBody(request),
    });
    const answer = await Promise.race([bridge.request(wire), rejectOnAbort(request.signal)]);
    return new Response(answer.status === 204 ? null : answer.body, { status: answer.status, headers: answer.headers });
  };
}
