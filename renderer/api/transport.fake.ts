import type { Endpoint } from '../../backend/contract/endpoint.ts';
import type { StudioEvent } from '../../backend/contract/events.ts';
import { type Problem, statusOf } from '../../backend/contract/problem.ts';
import type { ConnectionState, Transport } from './transport.ts';

/** What a fake door is given. */
export type FakeRequest = { readonly url: URL; readonly params: Record<string, string>; readonly body: unknown };

type Door = {
  readonly method: string;
  readonly pattern: RegExp;
  readonly status: number;
  readonly answer: (request: FakeRequest) => unknown;
};

/** A refusal, for a fake door to answer with. */
export const refuse = (problem: Problem) => ({ refused: problem });

const isRefusal = (value: unknown): value is { refused: Problem } =>
  typeof value === 'object' && value !== null && 'refused' in value;

/** A studio that answers from functions, one for each door, and whose events a test sends. */
export function createFakeTransport(shell: Transport['shell'] = 'browser') {
  const doors: Door[] = [];
  const asked: { method: string; path: string; body: unknown }[] = [];
  const listeners = new Set<{
    onEvent: (seq: number | null, event: StudioEvent) => void;
    onState: (state: ConnectionState) => void;
  }>();
  let seq = 0;

  const transport: Transport = {
    shell,
    origin: 'http://studio.invalid',
    fetch: async request => {
      const url = new URL(request.url);
      const text = request.headers.get('content-type') === 'application/json' ? await request.text() : '';
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      asked.push({ method: request.method, path: url.pathname + url.search, body });
      const door = doors.findLast(({ method, pattern }) => method === request.method && pattern.test(url.pathname));
      if (!door) throw new Error(`The fake studio has no door for ${request.method} ${url.pathname}.`);
      const answer = await door.answer({ url, params: { ...door.pattern.exec(url.pathname)?.groups }, body });
      if (isRefusal(answer)) return Response.json(answer.refused, { status: statusOf[answer.refused.code] });
      if (answer === undefined) return new Response(null, { status: 204 });
      return Response.json(answer, { status: door.status });
    },
    subscribe: (_after, onEvent, onState) => {
      const listener = { onEvent: (at: number | null, event: StudioEvent) => onEvent({ seq: at, event }), onState };
      listeners.add(listener);
      onState('live');
      return () => void listeners.delete(listener);
    },
  };

  return {
    transport,
    asked,
    /** Sets what a door answers; a later one for the same door takes its place. */
    answer(endpoint: Endpoint, answer: (request: FakeRequest) => unknown) {
      const pattern = new RegExp(`^${endpoint.url.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
      const status = 201 in endpoint.schema.response ? 201 : 200;
      doors.push({ method: endpoint.method, pattern, status, answer });
    },
    tell(event: StudioEvent) {
      seq += 1;
      for (const listener of listeners) listener.onEvent(seq, event);
    },
    setState(state: ConnectionState) {
      for (const listener of listeners) listener.onState(state);
    },
  };
}
