import { EventEmitter } from 'node:events';
import { harmlessEvents, harmlessMembers } from './harmless.ts';

/** Names that engines and assertion libraries look up on any object; missing is the honest answer. */
const probed = new Set([
  'then',
  'toJSON',
  'constructor',
  'inspect',
  'nodeType',
  '$$typeof',
  'asymmetricMatch',
  'domain',
]);

function refuse(name: string, member: string): never {
  throw new Error(`stand-in: ${name}.${member} is not supported`);
}

/** Makes every member that `target` does not have throw an error with its name; harmless ones do nothing instead. */
export function refuseUnknown<T extends object>(name: string, target: T): T {
  const base: object = Object.getPrototypeOf(target);
  const harmless = new Set(harmlessMembers[name]);
  const loud = new Proxy(base, {
    get(known, key, receiver) {
      if (typeof key === 'symbol' || key in known || probed.has(key)) return Reflect.get(known, key, receiver);
      return harmless.has(key) ? () => undefined : refuse(name, key);
    },
    set(known, key, value, receiver) {
      if (typeof key === 'symbol' || key in known) return Reflect.set(known, key, value, receiver);
      return refuse(name, key);
    },
  });
  Object.setPrototypeOf(target, loud);
  return target;
}

/** A whole module that the stand-in does not have: importing it is fine, touching it throws. */
export function refuseModule(name: string): unknown {
  return new Proxy(function missing() {}, {
    get: (_target, key) => (typeof key === 'symbol' || probed.has(key) ? undefined : refuse(name, key)),
    apply: () => refuse(name, 'call'),
    construct: () => refuse(name, 'constructor'),
  });
}

/** An emitter that throws when someone listens for an event that it can never emit, rather than staying silent. */
export class LoudEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    this.setMaxListeners(0);
    const known = new Set<unknown>([
      ...events,
      ...(harmlessEvents[name] ?? []),
      'newListener',
      'removeListener',
      'error',
    ]);
    this.on('newListener', event => {
      if (typeof event === 'string' && !known.has(event)) refuse(name, `on('${event}')`);
    });
  }
}

/** Emits an event that a listener may prevent; true when none did. */
export function emitPreventable(
  emitter: EventEmitter,
  event: string,
  details: object = {},
  ...args: unknown[]
): boolean {
  const told = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      told.defaultPrevented = true;
    },
  };
  emitter.emit(event, told, ...args);
  return !told.defaultPrevented;
}

/** Makes every method of a window or page that is gone throw as Electron's do; it can still be asked whether it is. */
export function markDestroyed(target: EventEmitter): void {
  const left = new Proxy(Object.create(Object.getPrototypeOf(target)), {
    get(known, key, receiver) {
      const stays =
        typeof key === 'symbol' || key in EventEmitter.prototype || probed.has(key) || key === 'isDestroyed';
      if (stays) return Reflect.get(known, key, receiver);
      throw new TypeError('Object has been destroyed');
    },
  });
  Object.setPrototypeOf(target, left);
}
