import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { Refusal } from '../contract/problem.ts';
import { refuseTooManyBytes } from '../media/refuse-media.ts';
import type { Allowed } from './outside-connections.ts';
import { refuseAddress } from './refuse-address.ts';

/** What is fetched, and within which limits. */
export type Outside = {
  readonly url: string;
  /** The most bytes that may come. */
  readonly limitBytes: number;
  /** How long all of it may take, to its last byte, in ms. */
  readonly deadlineMs: number;
  /** `public`: any address in the open network. */
  readonly allow: 'public' | Allowed;
  /** How many redirects are followed; up to three where nothing is said. */
  readonly redirects?: number;
  readonly signal?: AbortSignal;
};

/** What came: its bytes as they come, what its sender says it is (a MIME type without parameters), and where it lay after all redirects. */
export type Fetched = { readonly body: Readable; readonly type: string | null; readonly finalUrl: string };

const MOST_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const fails = (where: string, status: number | null, message: string): Refusal =>
  new Refusal({ code: 'outside_failed', message, where, status });

/** What broke, told as a refusal: what was refused in between keeps its own words. */
function explain(error: unknown, where: string, over: AbortSignal): Refusal {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof Refusal) return at;
  if (over.aborted) return fails(where, null, `${where} did not send it in time, or it was no longer wanted.`);
  const reason = error instanceof Error ? error.message : String(error);
  return fails(where, null, `${where} did not send it: ${reason}`);
}

async function* limit(body: Readable, limitBytes: number, where: string, over: AbortSignal): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > limitBytes) throw refuseTooManyBytes(limitBytes);
      yield piece;
    }
  } catch (error) {
    throw explain(error, where, over);
  }
}

const first = (header: string | string[] | undefined): string | null =>
  (Array.isArray(header) ? header[0] : header) ?? null;

async function ask(url: URL, dispatcher: Dispatcher, over: AbortSignal): Promise<Dispatcher.ResponseData> {
  const { request } = await import('undici');
  try {
    // Packed bytes could unfold to more than was allowed.
    const headers = { accept: '*/*', 'accept-encoding': 'identity' };
    return await request(url, { dispatcher, signal: over, headers });
  } catch (error) {
    throw explain(error, url.hostname, over);
  }
}

/**
 * Fetches from an address that somebody else named: no key or cookie is sent, up to three redirects are followed, each checked like the first, and
 * names are looked up once, by whom connects. What the bytes are is for the one who takes them to find out.
 * Raises `address_refused`, `outside_failed` (with the status when it was another than 200), `too_large`; the body may raise the last two as it comes.
 */
export async function fetchOutside({
  url,
  limitBytes,
  deadlineMs,
  allow,
  redirects = MOST_REDIRECTS,
  signal,
}: Outside): Promise<Fetched> {
  const allowed = allow === 'public' ? {} : allow;
  const deadline = AbortSignal.timeout(deadlineMs);
  const over = signal ? AbortSignal.any([signal, deadline]) : deadline;
  if (!URL.canParse(url)) throw refuseAddress('there', 'what was given is not an address');
  const { chooseConnections } = await import('./outside-connections.ts');
  let at = new URL(url);
  for (let hops = 0; hops <= redirects; hops += 1) {
    const { statusCode, headers, body } = await ask(at, chooseConnections(at, allowed), over);
    // One that is never read, or dropped, has nobody to tell that it broke.
    body.on('error', () => {});
    const where = at.hostname;
    const location = first(headers.location);
    if (REDIRECTS.has(statusCode) && location !== null && URL.canParse(location, at.href)) {
      body.destroy();
      at = new URL(location, at);
      continue;
    }
    if (statusCode !== 200) {
      body.destroy();
      throw fails(where, statusCode, `${where} answered with status ${statusCode}.`);
    }
    if (Number(first(headers['content-length'])) > limitBytes) {
      body.destroy();
      throw refuseTooManyBytes(limitBytes);
    }
    const type = first(headers['content-type'])?.split(';')[0]?.trim().toLowerCase() ?? null;
    return { body: Readable.from(limit(body, limitBytes, where, over)), type, finalUrl: at.href };
  }
  throw fails(at.hostname, null, `${at.hostname} led on to another place more than ${redirects} times.`);
}
