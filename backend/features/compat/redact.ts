const HIDDEN = '[hidden]';
/** Names of things that let somebody in. `max_tokens` and its like are numbers, and numbers are shown. */
const SECRET_NAME = /token|secret|passw|authorization|api_?-?key|anon_?key|credential|signature|cookie/i;
/** What the studio itself gave out, JSON web tokens, and whatever follows the word Bearer. */
const SECRETS = /\bdly_[\w-]+|\beyJ[\w-]*\.[\w-]+\.[\w-]*|\b(?<=bearer )\S+/gi;
const QUERY_SECRET = /([?&][\w.-]*(?:token|key|sig|secret|password|credential|policy)[\w.-]*=)[^&#\s"']+/gi;
const USER_INFO = /(\/\/)[^\s/@:"']+:[^\s/@"']+@/g;
/** The public folder of a token: whoever knows its name may read what is in it. */
const FOLDER = /(?<![\w-])[\w-]{24}(?=\/(?:tasks|inputs)\/)/g;
const BASE64_LEAST = 256;
const BASE64 = /^(?:data:[^,]{0,200},)?[A-Za-z0-9+/_=\r\n-]+$/;
const DEPTH_MOST = 16;
const ENTRIES_MOST = 200;
/** How much of a body is kept, in characters. */
const KEPT = 4_096;

/** Text without the secrets that may be in it: tokens, JSON web tokens, keys in addresses. */
export const redactText = (text: string): string =>
  text
    .replace(SECRETS, HIDDEN)
    .replace(FOLDER, '[folder]')
    .replace(QUERY_SECRET, `$1${HIDDEN}`)
    .replace(USER_INFO, `$1${HIDDEN}@`);

const isBase64 = (text: string) => text.length >= BASE64_LEAST && BASE64.test(text);

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string')
    return isBase64(value) ? `[base64, about ${Math.floor((value.length * 3) / 4)} bytes]` : redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEPTH_MOST) return '[deeper than is shown]';
  if (Array.isArray(value)) {
    const shown = value.slice(0, ENTRIES_MOST).map(entry => redactValue(entry, depth + 1));
    return value.length > ENTRIES_MOST ? [...shown, `[and ${value.length - ENTRIES_MOST} more]`] : shown;
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, ENTRIES_MOST)
      .map(([name, entry]) => [
        redactText(name),
        SECRET_NAME.test(name) && typeof entry === 'string' && entry !== '' ? HIDDEN : redactValue(entry, depth + 1),
      ]),
  );
}

const cut = (text: string): string =>
  text.length > KEPT ? `${text.slice(0, KEPT)}\n[cut: ${text.length.toLocaleString('en')} characters in all]` : text;

/** A body of JSON as it may be shown: without secrets and files, laid out, and cut. */
export const redactJson = (body: unknown): string => cut(JSON.stringify(redactValue(body, 0), null, 2) ?? '');

/** A body of text as it may be shown; text that is JSON is treated as JSON. */
export function redactBody(text: string): string {
  if (!/^\s*[[{"]/.test(text)) return isBase64(text) ? redactJson(text) : cut(redactText(text));
  try {
    return redactJson(JSON.parse(text));
  } catch {
    // It only looked like JSON.
    return cut(redactText(text));
  }
}
