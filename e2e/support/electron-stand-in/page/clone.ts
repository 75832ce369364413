/** A function or a promise: what structured clone refuses, and the context bridge carries by other means. */
export type Live = ((...args: unknown[]) => unknown) | PromiseLike<unknown>;
/** What stands in the text for a live value. */
export type LiveMark = { readonly $: 'function' | 'promise'; readonly id: number };

/** Structured clone as text, so that it can cross a protocol that carries text alone. */
export type CloneCodec = {
  /** Throws "An object could not be cloned." as the browser does; `lift` may carry what would throw. */
  readonly encode: (value: unknown, lift?: (live: Live) => LiveMark) => string;
  readonly decode: (text: string, lower?: (mark: LiveMark) => unknown) => unknown;
};

/** Makes the codec. Its source also runs inside pages, so it may use nothing but itself and the language. */
export function makeCloneCodec(): CloneCodec {
  type Node = null | string | number | boolean | { $: string; id?: number; v?: unknown; n?: string; s?: string };
  const views: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
    ...{ Uint8Array, Int8Array, Uint8ClampedArray, Uint16Array, Int16Array, Uint32Array, Int32Array },
    ...{ Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView },
  };
  const toText = (bytes: Uint8Array): string => {
    if (typeof Buffer === 'function')
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    let binary = '';
    for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return btoa(binary);
  };
  const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
    typeof Buffer === 'function'
      ? new Uint8Array(Buffer.from(text, 'base64'))
      : Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const fail = (): never => {
    throw new Error('An object could not be cloned.');
  };

  function encode(root: unknown, lift?: (live: Live) => LiveMark): string {
    const ids = new Map<object, number>();
    const write = (value: unknown): Node | LiveMark => {
      if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
      if (value === undefined) return { $: 'undefined' };
      if (typeof value === 'number') {
        if (Number.isFinite(value) && !Object.is(value, -0)) return value;
        return { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
      }
      if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
      if (typeof value === 'function') return lift ? lift(value as Live) : fail();
      if (typeof value !== 'object') return fail();
      const known = ids.get(value);
      if (known !== undefined) return { $: 'again', id: known };
      if (lift && 'then' in value && typeof value.then === 'function') return lift(value as PromiseLike<unknown>);
      const id = ids.size;
      ids.set(value, id);
      return { ...writeObject(value), id };
    };
    const writeObject = (value: object): { $: string; v?: unknown; n?: string; s?: string } => {
      if (Array.isArray(value)) return { $: 'array', v: Array.from(value, write) };
      if (value instanceof Date) return { $: 'date', v: write(value.getTime()) };
      if (value instanceof RegExp) return { $: 'regexp', v: value.source, n: value.flags };
      if (value instanceof Map) return { $: 'map', v: Array.from(value, ([key, item]) => [write(key), write(item)]) };
      if (value instanceof Set) return { $: 'set', v: Array.from(value, write) };
      if (value instanceof Error) return { $: 'error', n: value.name, v: value.message, s: value.stack ?? '' };
      if (value instanceof ArrayBuffer) return { $: 'buffer', v: toText(new Uint8Array(value)) };
      if (ArrayBuffer.isView(value)) {
        const name = value.constructor.name in views ? value.constructor.name : 'Uint8Array';
        return {
          $: 'view',
          n: name,
          v: toText(new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength)),
        };
      }
      // Host objects (AbortSignal, Blob, Response, an element) name themselves; plain objects and instances do not.
      if (Object.prototype.toString.call(value) !== '[object Object]') return fail();
      return { $: 'object', v: Object.entries(value).map(([key, item]) => [key, write(item)]) };
    };
    return JSON.stringify(write(root));
  }

  function decode(text: string, lower?: (mark: LiveMark) => unknown): unknown {
    const made: unknown[] = [];
    const keep = <T>(id: number | undefined, value: T): T => {
      if (id !== undefined) made[id] = value;
      return value;
    };
    const read = (node: Node): unknown => {
      if (node === null || typeof node !== 'object') return node;
      const items = node.v as Node[];
      const pairs = node.v as [Node, Node][];
      const word = String(node.v);
      switch (node.$) {
        case 'undefined':
          return undefined;
        case 'number':
          return Number(word);
        case 'bigint':
          return BigInt(word);
        case 'again':
          return made[node.id ?? -1];
        case 'date':
          return keep(node.id, new Date(Number(read(node.v as Node))));
        case 'regexp':
          return keep(node.id, new RegExp(word, node.n));
        case 'buffer':
          return keep(node.id, toBytes(word).buffer);
        case 'view': {
          const View = views[node.n ?? ''] ?? Uint8Array;
          return keep(node.id, new View(toBytes(word).buffer));
        }
        case 'error': {
          const error = keep(node.id, new Error(word));
          for (const [key, value] of [
            ['name', node.n],
            ['stack', node.s],
          ] as const) {
            Object.defineProperty(error, key, { value, configurable: true, writable: true });
          }
          return error;
        }
        case 'map': {
          const map = keep(node.id, new Map());
          for (const [key, item] of pairs) map.set(read(key), read(item));
          return map;
        }
        case 'set': {
          const set = keep(node.id, new Set());
          for (const item of items) set.add(read(item));
          return set;
        }
        case 'array': {
          const array = keep<unknown[]>(node.id, []);
          for (const item of items) array.push(read(item));
          return array;
        }
        case 'object': {
          const object = keep(node.id, {});
          for (const [key, item] of pairs) {
            const value = read(item);
            Object.defineProperty(object, String(key), { value, enumerable: true, configurable: true, writable: true });
          }
          return object;
        }
        case 'function':
        case 'promise':
          return lower?.(node as LiveMark);
        default:
          throw new Error(`stand-in: unknown clone node ${node.$}`);
      }
    };
    return read(JSON.parse(text));
  }
  return { encode, decode };
}
