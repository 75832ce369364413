import type { IpcMain } from 'electron';
import type { FastifyInstance } from 'fastify';
import { EVENTS_URL } from '../../backend/contract/events.ts';
import { type Issue, type Problem, statusOf } from '../../backend/contract/problem.ts';
import { WireRequest, type WireResponse } from '../../backend/contract/wire.ts';
import { isMediaPath } from '../main/serve-media.ts';
import { REQUEST_CHANNEL } from './channels.ts';
import type { SenderCheck } from './check-sender.ts';

type Door = {
  readonly ipc: Pick<IpcMain, 'handle'>;
  readonly mayAsk: SenderCheck;
  readonly app: Pick<FastifyInstance, 'inject'>;
  readonly token: string;
};

/** What belongs to one connection, names the caller, or is set here alone: a window does not choose it. */
const NOT_FROM_A_WINDOW = new Set([
  'authorization',
  'connection',
  'content-length',
  'cookie',
  'forwarded',
  'host',
  'keep-alive',
  'origin',
  'proxy-authorization',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const NOT_FOR_A_WINDOW = new Set(['connection', 'keep-alive', 'set-cookie', 'transfer-encoding']);

/** Answers the window's requests with the studio's own routes, signed in as the desktop; a foreign frame is an error. */
export function serveRequests({ ipc, mayAsk, app, token }: Door): void {
  ipc.handle(REQUEST_CHANNEL, async (event, asked: unknown): Promise<WireResponse> => {
    if (!mayAsk(event)) throw new Error('Only the studio’s own window may ask.');
    const request = WireRequest.safeParse(asked);
    if (!request.success) {
      return refuse(request.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
    }
    const { method, headers, body } = request.data;
    const url = new URL(request.data.url, 'http://studio');
    const issue = findIssue(method, url.pathname);
    if (issue) return refuse([issue]);
    const response = await app.inject({
      method,
      url: url.pathname + url.search,
      headers: { ...pickHeaders(headers), authorization: `Bearer ${token}` },
      ...(body === null ? {} : { payload: typeof body === 'string' ? body : Buffer.from(body) }),
    });
    return { status: response.statusCode, headers: flattenHeaders(response.headers), body: response.payload };
  });
}

function findIssue(method: string, pathname: string): Issue | null {
  if (!pathname.startsWith('/api/')) return { path: 'url', message: 'is not an address of the studio' };
  if (pathname === EVENTS_URL) return { path: 'url', message: 'never ends: listen with onEvent' };
  if (method === 'GET' && isMediaPath(pathname)) {
    return { path: 'url', message: 'answers bytes: use it as the address of a picture, a clip or a download' };
  }
  return null;
}

function refuse(issues: Issue[]): WireResponse {
  const problem: Problem = { code: 'invalid_request', message: 'The window’s request does not fit.', issues };
  return {
    status: statusOf[problem.code],
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(problem),
  };
}

function pickHeaders(headers: Record<string, string>): Record<string, string> {
  const kept = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(kept.filter(([name]) => !NOT_FROM_A_WINDOW.has(name) && !name.startsWith('x-forwarded-')));
}

function flattenHeaders(headers: Record<string, number | string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !NOT_FOR_A_WINDOW.has(name)) flat[name] = String(value);
  }
  return flat;
}
