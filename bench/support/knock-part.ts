import { connect } from 'node:net';
import { answerAsker } from './answer-asker.ts';

/** Requests to be sent, all alike, over so many kept connections, each of which waits for its answer. */
export type Knocks = {
  readonly port: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly count: number;
  readonly connections: number;
};
/** How long the last answer's body was, in bytes. */
export type Knocked = { readonly bytes: number };

/** Knocks over one connection for as long as `next` says so. Bare sockets, so that the sender is never the slower one. */
function knock(port: number, request: Buffer, next: () => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    let bytes = 0;
    const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
    const send = () => {
      if (next()) socket.write(request);
      else socket.end();
    };
    socket.once('connect', send);
    socket.once('error', reject);
    socket.once('close', () => resolve(bytes));
    socket.on('data', piece => {
      text += piece;
      const head = text.indexOf('\r\n\r\n');
      if (head < 0) return;
      bytes = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1]);
      if (text.length < head + 4 + bytes) return;
      if (!text.startsWith('HTTP/1.1 200')) reject(new Error(`The door answered ${text}`));
      text = '';
      send();
    });
  });
}

answerAsker<Knocks>(
  {},
  async ({ port, url, headers, body, count, connections }): Promise<Knocked> => {
    const lines = [`POST ${url} HTTP/1.1`, 'host: 127.0.0.1', 'content-type: application/json'];
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    lines.push(`content-length: ${Buffer.byteLength(body)}`, '', body);
    const request = Buffer.from(lines.join('\r\n'));
    let left = count;
    const all = Array.from({ length: connections }, () => knock(port, request, () => left-- > 0));
    return { bytes: Math.max(...(await Promise.all(all))) };
  },
  () => undefined,
);
