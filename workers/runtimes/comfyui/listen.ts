import { z } from 'zod';
import type { ComfyDoor } from './comfy-door.ts';
import { readFrame } from './read-frame.ts';
import type { Tempo } from './tempo.ts';

/** What the socket tells of one run. All of it is a hint: it may come late, twice or never. */
export type SocketEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'cached'; readonly nodes: readonly string[] }
  | { readonly type: 'executing'; readonly node: string }
  | { readonly type: 'progress'; readonly node: string; readonly value: number; readonly max: number }
  | { readonly type: 'preview'; readonly picture: Uint8Array<ArrayBuffer> }
  | { readonly type: 'ended' };

const Message = z.object({
  type: z.string(),
  data: z
    .object({
      prompt_id: z.string().nullish(),
      node: z.union([z.string(), z.null()]).optional(),
      nodes: z.unknown().optional(),
      value: z.number().optional(),
      max: z.number().optional(),
    })
    .nullish(),
});

function readMessage(text: string, promptId: string): SocketEvent | null {
  const parsed = Message.safeParse(JSON.parse(text));
  const data = parsed.data?.data;
  if (!parsed.success || !data) return null;
  if (typeof data.prompt_id === 'string' && data.prompt_id !== promptId) return null;
  switch (parsed.data.type) {
    case 'execution_cached':
      return { type: 'cached', nodes: Array.isArray(data.nodes) ? data.nodes.map(String) : [] };
    case 'executing':
      return typeof data.node === 'string' ? { type: 'executing', node: data.node } : { type: 'ended' };
    case 'progress':
      return typeof data.node === 'string' && data.value !== undefined && data.max !== undefined
        ? { type: 'progress', node: data.node, value: data.value, max: data.max }
        : null;
    case 'execution_success':
    case 'execution_error':
    case 'execution_interrupted':
      return { type: 'ended' };
    default:
      return null;
  }
}

function readAny(data: unknown, promptId: string): SocketEvent | null {
  if (typeof data === 'string') return readMessage(data, promptId);
  if (!(data instanceof ArrayBuffer)) return null;
  const frame = readFrame(data);
  if (!frame || (frame.promptId !== null && frame.promptId !== promptId)) return null;
  return { type: 'preview', picture: frame.picture };
}

/** An open ear; `opened` settles when the socket is there, or will not be soon. */
export type Listening = { readonly opened: Promise<void>; close(): void };

/** Listens to what the engine tells the client of this name of the run of this id, and comes back when the socket breaks. Never throws. */
export function listen(
  door: ComfyDoor,
  clientId: string,
  promptId: () => string,
  tempo: Tempo,
  hear: (event: SocketEvent) => void,
): Listening {
  const url = new URL(`/ws?clientId=${clientId}`, door.address);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  let closed = false;
  let socket: WebSocket | null = null;
  let again: NodeJS.Timeout | undefined;
  const { promise: opened, resolve: settle } = Promise.withResolvers<void>();
  const patience = setTimeout(settle, tempo.socketMs);

  const open = (): void => {
    socket = new WebSocket(url, { headers: { ...door.headers } });
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => {
      socket?.send(JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } }));
      settle();
      hear({ type: 'opened' });
    });
    socket.addEventListener('message', ({ data }) => {
      try {
        const event = readAny(data, promptId());
        if (event) hear(event);
      } catch {
        // What cannot be read tells nothing; the polling knows how the run goes.
      }
    });
    socket.addEventListener('error', () => undefined);
    socket.addEventListener('close', () => {
      if (!closed) again = setTimeout(open, tempo.socketMs);
    });
  };
  open();
  return {
    opened,
    close: () => {
      closed = true;
      clearTimeout(again);
      clearTimeout(patience);
      settle();
      socket?.close();
    },
  };
}
