import type { CloneCodec, Live, LiveMark } from './clone.ts';

/** What the bridge needs of a page; the end-to-end code is compiled without the DOM's types. */
export type PageScope = {
  readonly document: {
    addEventListener(
      name: string,
      listener: (event: { detail: string; stopImmediatePropagation(): void }) => void,
      capture: boolean,
    ): void;
    dispatchEvent(event: object): boolean;
  };
  readonly CustomEvent: new (name: string, options: { detail: string }) => object;
};

/** One end of the bridge between the page's world and the preload's. */
export type WorldBridge = {
  /** Puts an API on the other world's `window`, frozen; throws when the name is taken. */
  readonly expose: (key: string, api: unknown) => void;
};

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly value: string }
  | { readonly kind: 'expose'; readonly key: string; readonly value: string }
  | { readonly kind: 'answer'; readonly value?: string; readonly error?: string }
  | { readonly kind: 'settle'; readonly id: number; readonly value?: string; readonly error?: string };

/**
 * Lets two worlds of one document call each other's functions, synchronously, over DOM events whose detail crosses as
 * text. Its source runs inside pages, so it may use nothing but its arguments and the language.
 */
export function openWorldBridge(
  world: 'main' | 'preload',
  secret: string,
  codec: CloneCodec,
  scope: PageScope,
): WorldBridge {
  const other = world === 'main' ? 'preload' : 'main';
  const { CustomEvent } = scope;
  const dispatch = scope.document.dispatchEvent.bind(scope.document);
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>();
  let lastId = 0;
  let answered: ((message: Message & { kind: 'answer' }) => void) | undefined;

  const tell = (message: Message) => dispatch(new CustomEvent(secret + other, { detail: JSON.stringify(message) }));
  const ask = (message: Message): unknown => {
    let answer: (Message & { kind: 'answer' }) | undefined;
    answered = given => {
      answer = given;
    };
    tell(message);
    if (answer?.error !== undefined) throw unpack(answer.error);
    return answer?.value === undefined ? undefined : unpack(answer.value);
  };
  const packError = (reason: unknown): string =>
    codec.encode(reason instanceof Error ? reason : new Error(String(reason)));
  const pack = (value: unknown): string => codec.encode(value, lift);
  const unpack = (text: string): unknown => codec.decode(text, lower);
  const lift = (live: Live): LiveMark => {
    const id = ++lastId;
    if (typeof live === 'function') {
      functions.set(id, live);
      return { $: 'function', id };
    }
    live.then(
      value => tell({ kind: 'settle', id, value: pack(value) }),
      reason => tell({ kind: 'settle', id, error: packError(reason) }),
    );
    return { $: 'promise', id };
  };
  const lower = ({ $, id }: LiveMark): unknown =>
    $ === 'promise'
      ? new Promise((resolve, reject) => promises.set(id, { resolve, reject }))
      : (...args: unknown[]) => ask({ kind: 'call', id, value: pack(args) });
  const freeze = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
    for (const item of Object.values(value)) freeze(item);
    return Object.freeze(value);
  };
  const reply = (work: () => unknown) => {
    try {
      tell({ kind: 'answer', value: pack(work()) });
    } catch (reason) {
      tell({ kind: 'answer', error: packError(reason) });
    }
  };
  const define = (key: string, value: string) => {
    if (Object.hasOwn(scope, key)) {
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    }
    Object.defineProperty(scope, key, { value: freeze(unpack(value)), enumerable: true });
  };
  scope.document.addEventListener(
    secret + world,
    event => {
      event.stopImmediatePropagation();
      const message: Message = JSON.parse(event.detail);
      if (message.kind === 'call') reply(() => functions.get(message.id)?.(...(unpack(message.value) as unknown[])));
      else if (message.kind === 'expose') reply(() => define(message.key, message.value));
      else if (message.kind === 'answer') {
        const take = answered;
        answered = undefined;
        take?.(message);
      } else {
        const waiting = promises.get(message.id);
        promises.delete(message.id);
        if (message.error !== undefined) waiting?.reject(unpack(message.error));
        else waiting?.resolve(unpack(message.value ?? ''));
      }
    },
    true,
  );
  return {
    expose: (key, api) => {
      ask({ kind: 'expose', key, value: pack(api) });
    },
  };
}
