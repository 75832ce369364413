import type { Dispatcher } from 'undici';
import { Refusal } from '../../contract/problem.ts';
import { explainError, failWriter, findError, missWriter } from './fail-writer.ts';
import type { Place } from './place.ts';

/** A good answer as it comes. */
export type Came = {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Its end is told by more than the end of the connection. */
  readonly framed: boolean;
};

/** One exchange with a writer. */
export type Exchange = {
  /** Sends one request, once: a GET, or a POST of this body. Raises `writer_failed` for every answer but a good one. */
  send(path: string, body?: string): Promise<Came>;
  /** Says that first words have come. */
  noteWords(): void;
};

const ERROR_BYTES = 65_536;

const findRefusal = (error: unknown): Refusal | null => {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof Refusal) return at;
  return null;
};

/** What kept a connection from coming about, in words that a person can act on. */
const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it hung up',
  ENOTFOUND: 'nobody knows that name',
  EAI_AGAIN: 'nobody could be asked for that name',
  EHOSTUNREACH: 'that machine is not in reach',
  ENETUNREACH: 'that network is not in reach',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  UND_ERR_SOCKET: 'it hung up',
};

/** Why a connection failed, by the innermost error: "fetch failed" tells nobody anything. */
function sayCause(error: unknown): string {
  let said = String(error);
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? String(at.code) : '';
    said = CAUSES[code] ?? (at.message || code || said);
  }
  return said;
}

const saySeconds = (ms: number) => (ms < 1000 ? `${ms} ms` : `${Math.round(ms / 1000)} s`);

/** A clock that ends an exchange with a reason. */
function createAlarm(place: Place, over: AbortController, words: string) {
  let timer: NodeJS.Timeout | undefined;
  const clear = () => clearTimeout(timer);
  const set = (ms: number) => {
    clear();
    timer = setTimeout(() => over.abort(failWriter(place, 'too_slow', words)), ms);
  };
  return { set, clear };
}

function createAlarms(place: Place, over: AbortController, totalMs: number) {
  const { firstMs, silenceMs } = place.limits;
  const first = `wrote nothing in ${saySeconds(firstMs)}. Try again: a model that had to be loaded is there then.`;
  return {
    first: createAlarm(place, over, first),
    silence: createAlarm(place, over, `fell silent in the middle, for ${saySeconds(silenceMs)}. Try again.`),
    total: createAlarm(place, over, `was not done after ${saySeconds(totalMs)}. Choose a faster model, or try again.`),
  };
}

async function readError(pieces: AsyncIterable<Uint8Array>): Promise<unknown> {
  const read: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    read.push(piece);
    length += piece.length;
    if (length > ERROR_BYTES) return null;
  }
  try {
    return JSON.parse(Buffer.concat(read).toString('utf8'));
  } catch {
    // A page of something in between: its status says enough.
    return null;
  }
}

/** Where a redirect leads, without what may be secret in it. */
function sayRedirect(location: string | undefined, { address }: Place): string {
  const to = URL.parse(location ?? '', address);
  const where = to ? `${to.origin}${to.pathname}` : 'another address';
  return `leads on to ${where}, and is not followed there. If that is where it is now, add it with that address.`;
}

const headersOf = ({ key }: Place, body: string | undefined) => ({
  accept: 'application/json, text/event-stream, application/x-ndjson',
  // Packed bytes could unfold to more than is allowed, and come late.
  'accept-encoding': 'identity',
  ...(body !== undefined && { 'content-type': 'application/json' }),
  ...(key !== null && { authorization: `Bearer ${key}` }),
});

/**
 * Speaks with a writer once, over a connection of its own, so that a cancel ends it for certain and none that went stale is met; nothing is tried
 * again and no redirect followed. Whatever goes wrong there is `writer_failed` or `unreachable`; a cancel raises the signal's reason.
 */
export async function converse<T>(
  place: Place,
  signal: AbortSignal,
  totalMs: number,
  work: (exchange: Exchange) => Promise<T>,
): Promise<T> {
  const [{ request }, { openAgent }] = await Promise.all([import('undici'), import('./open-agent.ts')]);
  signal.throwIfAborted();
  const { limits } = place;
  const dispatcher = openAgent(place);
  const over = new AbortController();
  const { first, silence, total } = createAlarms(place, over, totalMs);
  const cancel = () => over.abort(signal.reason);
  signal.addEventListener('abort', cancel);

  async function* watch(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    try {
      for await (const piece of body) {
        silence.set(limits.silenceMs);
        bytes += piece.length;
        if (bytes > limits.bytes)
          throw failWriter(place, 'too_long', `answered with more than ${Math.ceil(limits.bytes / 1024)} KB.`);
        yield piece;
      }
    } catch (error) {
      throw findRefusal(error) ?? failWriter(place, 'broken', 'hung up in the middle. Try again.');
    } finally {
      silence.clear();
    }
  }

  const ask = async (path: string, body: string | undefined): Promise<Dispatcher.ResponseData> => {
    const method = body === undefined ? 'GET' : 'POST';
    const rest = { headers: headersOf(place, body), body: body ?? null, headersTimeout: 0, bodyTimeout: 0 };
    try {
      return await request(`${place.address}${path}`, { method, dispatcher, signal: over.signal, ...rest });
    } catch (error) {
      throw findRefusal(error) ?? missWriter(place, sayCause(error));
    }
  };

  const send = async (path: string, body?: string): Promise<Came> => {
    const answer = await ask(path, body);
    const { statusCode, headers } = answer;
    const read = (name: string) => [headers[name]].flat()[0];
    if (statusCode >= 300 && statusCode < 400) throw failWriter(place, 'refused', sayRedirect(read('location'), place));
    const pieces = watch(answer.body);
    if (statusCode < 200 || statusCode > 299)
      throw explainError(place, statusCode, findError(await readError(pieces)), read('retry-after'));
    return { pieces, framed: read('content-length') !== undefined || read('transfer-encoding') === 'chunked' };
  };

  try {
    total.set(totalMs);
    first.set(limits.firstMs);
    const done = await work({ send, noteWords: first.clear });
    // A stream that was ended from here may look like one that came to its end.
    over.signal.throwIfAborted();
    return done;
  } catch (error) {
    // Who ended it says why; what broke because of that is only its echo.
    if (over.signal.aborted) throw over.signal.reason;
    throw findRefusal(error) ?? error;
  } finally {
    for (const alarm of [first, silence, total]) alarm.clear();
    signal.removeEventListener('abort', cancel);
    await dispatcher.destroy();
  }
}
