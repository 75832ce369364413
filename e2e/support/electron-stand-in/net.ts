import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { refuseUnknown } from './loud.ts';

async function readFileUrl(url: string): Promise<Response> {
  const file = fileURLToPath(url);
  const { size } = await stat(file);
  const body = Readable.toWeb(createReadStream(file)) as unknown as ReadableStream;
  return new Response(body, { headers: { 'content-length': String(size) } });
}

/** Electron's `net`: Node's own fetch, and files by their `file:` address. */
export const net = refuseUnknown('net', {
  async fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const url = input instanceof Request ? input.url : String(input);
    return url.startsWith('file:') ? readFileUrl(url) : fetch(input, init);
  },
  isOnline: () => true,
});
