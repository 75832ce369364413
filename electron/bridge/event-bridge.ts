import type { IpcMain, WebContents } from 'electron';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Log } from '../main/log.ts';
import { EVENT_CHANNEL, type EventOrder, type Telling } from './channels.ts';
import type { SenderCheck } from './check-sender.ts';
import { followEvents } from './follow-events.ts';

type Door = {
  readonly ipc: Pick<IpcMain, 'on'>;
  readonly mayAsk: SenderCheck;
  readonly app: Pick<FastifyInstance, 'inject'>;
  readonly token: string;
  readonly log: Log;
};

const Order: z.ZodType<EventOrder> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('listen'), id: z.int(), after: z.int().nullable() }),
  z.strictObject({ type: z.literal('end'), id: z.int() }),
]);

/** Follows the studio's events for each listener of a window until it ends, or its page goes; the returned function ends all. */
export function serveEvents({ ipc, mayAsk, app, token, log }: Door): () => void {
  const listeners = new Map<WebContents, Map<number, AbortController>>();

  const endPage = (page: WebContents) => {
    for (const listener of listeners.get(page)?.values() ?? []) listener.abort();
    listeners.delete(page);
  };

  const openPage = (page: WebContents) => {
    const known = listeners.get(page);
    if (known) return known;
    const fresh = new Map<number, AbortController>();
    listeners.set(page, fresh);
    page.once('did-navigate', () => endPage(page));
    page.once('render-process-gone', () => endPage(page));
    page.once('destroyed', () => endPage(page));
    return fresh;
  };

  ipc.on(EVENT_CHANNEL, (event, ordered: unknown) => {
    const order = Order.safeParse(ordered);
    if (!mayAsk(event) || !order.success) {
      log('A message about events came from a foreign frame or in a foreign shape, and was passed over.');
      return;
    }
    const page = event.sender;
    const { id } = order.data;
    if (order.data.type === 'end') {
      listeners.get(page)?.get(id)?.abort();
      listeners.get(page)?.delete(id);
      return;
    }
    const controller = new AbortController();
    openPage(page).set(id, controller);
    const tell = (telling: Telling) => page.send(EVENT_CHANNEL, telling);
    void followEvents({
      app,
      token,
      after: order.data.after,
      signal: controller.signal,
      log,
      onEvent: wire => tell({ type: 'event', id, event: wire }),
    });
  });

  return () => {
    for (const page of listeners.keys()) endPage(page);
  };
}
