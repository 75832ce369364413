import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from '@playwright/test';
import type { CdpEvents } from './cdp-events.ts';

/** One conversation with a target of the browser, or with the browser itself. */
export type CdpSession = {
  readonly send: CDPSession['send'];
  readonly on: <E extends keyof CdpEvents>(event: E, listener: (details: CdpEvents[E]) => void) => void;
};

/** The connection to a browser: its own session, and one for each attached target. */
export type Cdp = { readonly browser: CdpSession; readonly session: (sessionId: string) => CdpSession };

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};
type Waiting = {
  readonly method: string;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
};

/** Speaks the DevTools protocol over a pair of pipes, a zero byte after each message. */
export function openCdp(input: Writable, output: Readable): Cdp {
  const events = new EventEmitter().setMaxListeners(0);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let gone = false;

  const receive = (message: Message) => {
    if (message.id === undefined) {
      events.emit(`${message.sessionId ?? ''}:${message.method}`, message.params);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) asked?.reject(new Error(`${asked.method}: ${message.error.message}`));
    else asked?.resolve(message.result as never);
  };
  const leave = () => {
    gone = true;
    for (const { method, reject } of waiting.values()) reject(new Error(`${method}: the browser is gone`));
    waiting.clear();
  };
  splitMessages(output, text => receive(JSON.parse(text)));
  output.on('close', leave);
  input.on('error', leave);

  const session = (sessionId: string): CdpSession => ({
    send: (method, params) =>
      new Promise((resolve, reject) => {
        if (gone) {
          reject(new Error(`${method}: the browser is gone`));
          return;
        }
        const id = ++lastId;
        waiting.set(id, { method, resolve, reject });
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      }),
    on: (event, listener) => {
      events.on(`${sessionId}:${event}`, listener);
    },
  });
  return { browser: session(''), session };
}

function splitMessages(output: Readable, receive: (text: string) => void): void {
  let parts: Buffer[] = [];
  output.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      parts.push(chunk.subarray(from, end));
      receive(Buffer.concat(parts).toString('utf8'));
      parts = [];
      from = end + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  });
}
