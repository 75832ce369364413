import type { IncomingHttpHeaders } from 'node:http';
import { toAppUrl, toServedUrl } from './scheme-url.ts';

/** What only the loopback connection needs, and cookies, which custom schemes do not have. */
const connectionOnly = new Set(['connection', 'host', 'cookie', 'keep-alive', 'transfer-encoding']);

/** The headers that the app's handler sees: its own addresses, nothing of the connection that carries them. */
export function toAppHeaders(headers: IncomingHttpHeaders): Headers {
  const seen = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || connectionOnly.has(name)) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (name === 'origin') seen.set(name, toAppUrl(`${text}/`).slice(0, -1));
    else seen.set(name, name === 'referer' ? toAppUrl(text) : text);
  }
  return seen;
}

/**
 * The headers that Chromium sees. A custom scheme's body is never decoded and sets no cookies, so those two are left
 * out as Electron would ignore them; addresses of the scheme in policies and redirects become the served ones.
 */
export function toServedHeaders(
  headers: Iterable<readonly [string, string]>,
  isHandled: (scheme: string) => boolean,
): [string, string][] {
  const sent: [string, string][] = [];
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (['content-encoding', 'set-cookie', 'connection', 'keep-alive', 'transfer-encoding'].includes(key)) continue;
    if (key === 'location') sent.push([name, toServedUrl(value, isHandled)]);
    else if (key.startsWith('content-security-policy')) sent.push([name, mapPolicy(value, isHandled)]);
    else if (key === 'access-control-allow-origin') sent.push([name, toServedUrl(value, isHandled).replace(/\/$/, '')]);
    else sent.push([name, value]);
  }
  return sent;
}

function mapPolicy(policy: string, isHandled: (scheme: string) => boolean): string {
  return policy.replace(
    /(?<=\s)([a-z][a-z0-9+-]*):(\/\/[^\s;/]+)?(?=[\s;,/]|$)/g,
    (source, scheme: string, host?: string) => {
      if (!isHandled(scheme)) return source;
      return host ? toServedUrl(source, isHandled).slice(0, -1) : `http://*.${scheme}.standin.localhost`;
    },
  );
}
