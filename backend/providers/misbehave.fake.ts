import type { ServerResponse } from 'node:http';

/** What may go wrong with one request to a cloud; what is not named goes well. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string; readonly body?: string }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Answers late. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** The connection is cut before the request does anything. */
  | { readonly kind: 'cut-before' }
  /** The request does what it asks for, and the connection is cut before the answer. */
  | { readonly kind: 'cut-after' }
  /** It does what it asks for, and answers what nobody can read. */
  | { readonly kind: 'garble' };

/** Whether a request does what it asks for all the same. */
export const actsAll = ({ kind }: Fault): boolean => kind === 'cut-after' || kind === 'garble';

/** Answers, or does not, as a fault has it; a slow one is the caller's own to wait for. */
export function misbehave(fault: Exclude<Fault, { kind: 'slow' }>, reply: ServerResponse): void {
  switch (fault.kind) {
    case 'status': {
      const { status, retryAfter, body = JSON.stringify({ detail: `status ${status}` }) } = fault;
      const wait = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      reply.writeHead(status, { 'content-type': 'application/json', ...wait }).end(body);
      return;
    }
    case 'hang':
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
