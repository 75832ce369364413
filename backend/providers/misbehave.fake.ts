import type { ServerResponse } from 'node:http';

/** What may go wrong with one request to a cloud; what is not named goes well. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string; readonly body?: string }
  /** Never answers; `acts`: it has done what it was asked for. */
  | { readonly kind: 'hang'; readonly acts?: boolean; readonly began?: () => void }
  /** Does what it asks for, begins its answer and never ends it. */
  | { readonly kind: 'stall'; readonly began?: () => void }
  /** Answers late. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** The connection is cut before the request does anything. */
  | { readonly kind: 'cut-before' }
  /** The request does what it asks for, and the connection is cut before the answer. */
  | { readonly kind: 'cut-after' }
  /** A page for people, where something else was asked for. */
  | { readonly kind: 'page' }
  /** It does what it asks for, and answers what nobody can read. */
  | { readonly kind: 'garble' };

/** Whether a request does what it asks for all the same. */
export const actsAll = (fault: Fault): boolean =>
  ['cut-after', 'garble', 'stall'].includes(fault.kind) || (fault.kind === 'hang' && fault.acts === true);

/** The beginning of what is answered: of how many bytes, and of what type. */
type Begun = { readonly type: string; readonly length: number; readonly bytes: Uint8Array };
const BEGUN: Begun = { type: 'application/json', length: 1_000, bytes: Buffer.from('{"id":') };

/** Answers, or does not, as a fault has it; a slow one is the caller's own to wait for. `begun` is what an answer begins with that never ends. */
export function misbehave(fault: Exclude<Fault, { kind: 'slow' }>, reply: ServerResponse, begun: Begun = BEGUN): void {
  switch (fault.kind) {
    case 'status': {
      const { status, retryAfter, body = JSON.stringify({ detail: `status ${status}` }) } = fault;
      const wait = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      reply.writeHead(status, { 'content-type': 'application/json', ...wait }).end(body);
      return;
    }
    case 'hang':
      fault.began?.();
      return;
    case 'stall':
      reply.writeHead(200, { 'content-type': begun.type, 'content-length': begun.length });
      reply.write(begun.bytes, () => fault.began?.());
      return;
    case 'page':
      reply.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Please wait</title>');
      return;
    case 'cut-before':
    case 'cut-after':
      reply.destroy();
      return;
    case 'garble':
      reply.writeHead(201, { 'content-type': 'application/json' }).end('{"id":');
      return;
    default:
      fault satisfies never;
  }
}

/** The first half of a file, which never goes on. */
export const halfOf = ({ bytes, type }: { readonly bytes: Buffer; readonly type: string }): Begun => ({
  type,
  length: bytes.length,
  bytes: bytes.subarray(0, bytes.length / 2),
});

/** The faults of a fake cloud: those that were planned for the next request of a kind, then those of chance. */
export function createFaults(chance: ((what: string) => Fault | null) | undefined) {
  const planned: { what: string; fault: Fault }[] = [];
  return {
    plan: (what: string, fault: Fault) => void planned.push({ what, fault }),
    take: (what: string): Fault | null => {
      const at = planned.findIndex(each => each.what === what);
      return at >= 0 ? (planned.splice(at, 1)[0]?.fault ?? null) : (chance?.(what) ?? null);
    },
  };
}
