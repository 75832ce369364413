import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Problem } from '../contract/problem.ts';
import { openStudio, value } from '../studio.fake.ts';

const patience = { headersMs: 400, jsonMs: 500, stretchMs: 500, leastBytes: 4_096, checkMs: 100 };

async function open() {
  const bench = await openStudio(undefined, { tempo: { patience } });
  const port = Number(new URL(bench.studio.address).port);
  const head = (line: string, ...headers: string[]) => `${[line, 'Host: 127.0.0.1', ...headers].join('\r\n')}\r\n\r\n`;
  const signedIn = `Authorization: Bearer ${bench.studio.desktopToken}`;
  const call = () => {
    const socket = connect(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    let heard = '';
    const ended = new Promise<string>(resolve => {
      socket.on('data', chunk => {
        heard += String(chunk);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(heard));
    });
    return { socket, ended, heard: () => heard };
  };
  const incoming = () => readdirSync(path.join(bench.studio.folder, 'media', 'incoming'));
  return { ...bench, head, signedIn, call, incoming };
}

/** Sends one more byte again and again, for as long as somebody is there. */
async function drip(socket: Socket, bytes: string, everyMs: number): Promise<void> {
  for (let at = 0; !socket.destroyed; at = (at + 1) % bytes.length) {
    socket.write(bytes.charAt(at));
    await sleep(everyMs);
  }
}
const bodyOf = (heard: string) => JSON.parse(heard.slice(heard.indexOf('\r\n\r\n') + 4)) as unknown;

describe('one who speaks no HTTP', () => {
  it('is told so as a problem and hung up on, whatever it sends, and the studio goes on', async () => {
    const { call, head, api } = await open();
    const line = fc.constantFrom('GET /api/health HTTP/1.1', 'POST /api/tasks HTTP/1.1', 'GET / HTTP/9.9', '\u0000');
    const header = fc.constantFrom(
      'Content-Length: -5',
      'Content-Length: 5\r\nContent-Length: 6',
      'Content-Length: 5\r\nTransfer-Encoding: chunked',
      'Transfer-Encoding: chunked, identity',
      'Transfer-Encoding: chunked\r\n\r\nZZ\r\n',
      `X: ${'a'.repeat(20_000)}`,
      'no colon here',
      ': no name',
    );
    const bytes = fc.oneof(
      fc.tuple(line, header).map(([first, second]) => Buffer.from(head(first, second))),
      fc.uint8Array({ minLength: 20, maxLength: 300 }).map(noise => Buffer.from(noise)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async sent => {
        const { socket, ended } = call();
        socket.end(sent);
        const heard = await ended;
        for (const answer of heard.split(/(?=HTTP\/1\.1 \d{3} )/)) {
          if (answer === '') continue;
          expect(answer).toMatch(/^HTTP\/1\.1 [24]\d\d /);
          if (answer.startsWith('HTTP/1.1 4')) Problem.parse(bodyOf(answer));
        }
      }),
      { numRuns: 80, interruptAfterTimeLimit: 6_000 },
    );
    expect((await api.readHealth({})).ok).toBe(true);
  });

  it('is answered in words where the address cannot be read, the headers are endless, or the host is left out', async () => {
    const { call, head } = await open();
    const codeOf = async (sent: string) => {
      const { socket, ended } = call();
      socket.write(sent);
      await sleep(100);
      socket.end();
      return Problem.parse(bodyOf(await ended)).code;
    };
    expect(await codeOf(head('GET /api/tasks/%E0%A4%A/preview HTTP/1.1'))).toBe('invalid_request');
    expect(await codeOf(head(`GET /api/batches/${'a'.repeat(300)} HTTP/1.1`))).toBe('invalid_request');
    expect(await codeOf(head('GET /api/health HTTP/1.1', `X: ${'a'.repeat(20_000)}`))).toBe('too_large');
    expect(await codeOf('GET /api/health HTTP/1.1\r\n\r\n')).toBe('not_allowed');
  });
});

describe('one who sends drop by drop', () => {
  it('is hung up on while it still says nothing, its headers, a body of JSON, or a file', async () => {
    const { call, head, signedIn, incoming } = await open();
    const json = head(
      'POST /api/projects HTTP/1.1',
      signedIn,
      'Content-Type: application/json',
      'Content-Length: 9000',
    );
    const file = head('POST /api/media HTTP/1.1', signedIn, 'Content-Type: image/png', 'Content-Length: 90000');
    const chunked = head('POST /api/media HTTP/1.1', signedIn, 'Content-Type: image/png', 'Transfer-Encoding: chunked');
    const slow = [
      ['', ''],
      ['GET /api/health HTTP/1.1\r\n', 'X: y\r\n'],
      [json, ' '],
      [file, 'x'],
      [chunked, '1\r\nx\r\n'],
    ] as const;
    await Promise.all(
      slow.map(async ([first, drops]) => {
        const { socket, ended } = call();
        socket.write(first);
        if (drops !== '') void drip(socket, drops, 50);
        await ended;
      }),
    );
    await expect.poll(incoming).toEqual([]);
  });

  it('is hung up on when it goes on sending after it was refused', async () => {
    const { call, head } = await open();
    const { socket, ended, heard } = call();
    socket.write(head('POST /api/media HTTP/1.1', 'Content-Type: image/png', 'Content-Length: 2147483648'));
    const flood = setInterval(() => socket.write(Buffer.alloc(10_000)), 5);
    await ended;
    clearInterval(flood);
    expect(heard()).toContain('401');
  });
});

describe('one who waits for an answer, or sends a large file at its own pace', () => {
  it('is not hung up on', async () => {
    const { call, head, signedIn, workerToken, api, projectId } = await open();
    const body = JSON.stringify({ models: ['previz-sketch'], loadedModel: null, waitMs: 10_000 });
    const claim = call();
    claim.socket.write(
      head(
        'POST /api/worker/claim HTTP/1.1',
        `Authorization: Bearer ${workerToken}`,
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
      ) + body,
    );
    const upload = call();
    const length = 8_192 * 20;
    upload.socket.write(
      head('POST /api/media HTTP/1.1', signedIn, 'Content-Type: image/png', `Content-Length: ${length}`),
    );
    for (let sent = 0; sent < length; sent += 8_192) {
      upload.socket.write(Buffer.alloc(8_192, 'x'));
      await sleep(100);
    }
    await expect.poll(upload.heard).toContain('unsupported_media');
    await value(api.createTask({ body: { projectId, modelId: 'previz-sketch', parameters: { prompt: 'a lamp' } } }));
    await expect.poll(claim.heard).toContain('"attemptId"');
  });
});
