import type { CloneCodec } from './clone.ts';
import type { WorldBridge } from './world-bridge.ts';

/** What the main process sends into the preload's world: a message, or the answer to an invoke. */
export type Delivery =
  | { readonly kind: 'message'; readonly channel: string; readonly args: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value?: string; readonly error?: string };

/** What the preload's world sends to the main process. */
export type Posting =
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'invoke'; readonly channel: string; readonly args: string; readonly id: number };

/** Everything a sandboxed preload finds in `require('electron')`, and the door for what main delivers. */
export type PreloadWorld = {
  readonly electron: Readonly<Record<string, unknown>>;
  readonly deliver: (delivery: Delivery) => void;
};

/**
 * Plays the preload's side of Electron. Its source runs inside pages, so it may use nothing but its arguments and the
 * language.
 */
export function openPreloadWorld(codec: CloneCodec, bridge: WorldBridge, post: (text: string) => void): PreloadWorld {
  type Listener = (event: object, ...args: unknown[]) => void;
  const heard = new Map<string, { readonly listener: Listener; readonly once: boolean }[]>();
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (reason: Error) => void; channel: string }
  >();
  let lastId = 0;

  const refuseRest = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(known, key) {
        if (typeof key === 'symbol' || key in known || key === 'then' || key === 'toJSON')
          return Reflect.get(known, key);
        throw new Error(`stand-in: ${name}.${key} is not supported`);
      },
    });
  const postOut = (posting: Posting) => post(JSON.stringify(posting));
  const add = (channel: string, listener: Listener, once = false) => {
    heard.set(channel, [...(heard.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener) => {
    const left = heard.get(channel) ?? [];
    const last = left.findLastIndex(entry => entry.listener === listener);
    heard.set(
      channel,
      left.filter((_entry, index) => index !== last),
    );
    return ipcRenderer;
  };
  const ipcRenderer: object = refuseRest('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const posting = { kind: 'invoke', channel, id: ++lastId, args: codec.encode(args) } as const;
        waiting.set(posting.id, { resolve, reject, channel });
        postOut(posting);
      }),
    send: (channel: string, ...args: unknown[]) => postOut({ kind: 'send', channel, args: codec.encode(args) }),
    on: (channel: string, listener: Listener) => add(channel, listener),
    addListener: (channel: string, listener: Listener) => add(channel, listener),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel?: string) => {
      if (channel === undefined) heard.clear();
      else heard.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => heard.get(channel)?.length ?? 0,
  });

  return {
    electron: refuseRest('electron (in a preload)', {
      ipcRenderer,
      contextBridge: refuseRest('contextBridge', { exposeInMainWorld: bridge.expose }),
      webFrame: refuseRest('webFrame', {}),
      webUtils: refuseRest('webUtils', {}),
    }),
    deliver(delivery) {
      if (delivery.kind === 'message') {
        const args = codec.decode(delivery.args) as unknown[];
        for (const { listener, once } of heard.get(delivery.channel) ?? []) {
          if (once) remove(delivery.channel, listener);
          listener({ sender: ipcRenderer, ports: [] }, ...args);
        }
        return;
      }
      const asked = waiting.get(delivery.id);
      waiting.delete(delivery.id);
      if (delivery.error !== undefined)
        asked?.reject(new Error(`Error invoking remote method '${asked.channel}': ${delivery.error}`));
      else asked?.resolve(codec.decode(delivery.value ?? 'null'));
    },
  };
}
