import { refuseUnknown } from './loud.ts';

type HeaderLists = Record<string, string[]>;
type Answer = {
  readonly cancel?: boolean;
  readonly responseHeaders?: Record<string, string | string[]>;
  readonly statusLine?: string;
};
type Listener = (details: object, callback: (answer: Answer) => void) => void;

let onHeaders: Listener | undefined;

/** Electron's `session.webRequest`, for responses of the app's own schemes: Chromium loads no others. */
export const webRequest = refuseUnknown('webRequest', {
  onHeadersReceived(filterOrListener: object | Listener | null, listener?: Listener | null) {
    onHeaders = (typeof filterOrListener === 'function' ? filterOrListener : listener) as Listener | undefined;
    if (typeof filterOrListener !== 'function' && filterOrListener !== null) {
      throw new Error('stand-in: webRequest.onHeadersReceived with a filter is not supported');
    }
  },
});

/** Gives the listener its say about a response: which status and headers the page really gets. */
export async function changeHeaders(
  url: string,
  method: string,
  response: Response,
): Promise<{ readonly status: number; readonly headers: [string, string][] }> {
  const listener = onHeaders;
  if (!listener) return { status: response.status, headers: [...response.headers] };
  const responseHeaders: HeaderLists = {};
  for (const [name, value] of response.headers) responseHeaders[name] = [...(responseHeaders[name] ?? []), value];
  const statusLine = `HTTP/1.1 ${response.status} ${response.statusText}`;
  const details = { url, method, statusCode: response.status, statusLine, responseHeaders };
  const answer = await new Promise<Answer>(resolve => listener(details, resolve));
  if (answer.cancel) throw new Error(`${url} was cancelled by webRequest.onHeadersReceived`);
  const headers = Object.entries(answer.responseHeaders ?? responseHeaders).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  const status = answer.statusLine ? Number(answer.statusLine.split(' ')[1]) : response.status;
  return { status, headers };
}
