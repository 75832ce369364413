import type { Dispatcher, FormData } from 'undici';

/** One HTTP request to a cloud. */
export type Sending = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | FormData;
  /** How long the whole answer may take, in ms. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
};

/**
 * What came of it. `unsent`: no connection stood, so not one byte of the request left this machine. `lost`: one stood, and no whole answer came
 * back; whether the request was read there cannot be known from here.
 */
export type Answered =
  | { readonly came: 'answer'; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly came: 'unsent' | 'lost'; readonly why: string };

const ANSWER_LIMIT = 16 * 1024 * 1024;
const CONNECT_MS = 10_000;

const say = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > ANSWER_LIMIT) throw new Error('its answer is larger than 16 MB');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function toHeaders(given: Dispatcher.ResponseData['headers']): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(given))
    for (const value of [values ?? []].flat()) headers.append(name, value);
  return headers;
}

/**
 * Sends a request once, over a connection of its own, so that it can be told for certain whether anything of it left: one that was kept from
 * before may have been closed at the other end while the request was on its way. Nothing is tried again and no redirect followed.
 */
export async function sendRequest({ method, url, headers, body, deadlineMs, signal }: Sending): Promise<Answered> {
  // Loaded with the first request, as everywhere in here: read at the start, it was a tenth of it.
  const { Agent, buildConnector, request } = await import('undici');
  let connected = false;
  const connect = buildConnector({ timeout: CONNECT_MS });
  const dispatcher = new Agent({
    pipelining: 0,
    connect: (options, done) =>
      connect(options, (error, socket) => {
        if (error) return done(error, null);
        connected = true;
        done(null, socket);
      }),
  });
  const over = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
  try {
    const reply = await request(url, { method, headers, body: body ?? null, dispatcher, signal: over });
    return {
      came: 'answer',
      status: reply.statusCode,
      headers: toHeaders(reply.headers),
      text: await readText(reply.body),
    };
  } catch (error) {
    return { came: connected ? 'lost' : 'unsent', why: say(error) };
  } finally {
    await dispatcher.destroy();
  }
}
