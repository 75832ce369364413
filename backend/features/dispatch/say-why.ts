import type { Chosen, Place, Why } from '../../contract/dispatch.ts';
import type { Task } from '../../contract/tasks.ts';
import { sayLane } from './say-lane.ts';
import { sayTime } from './say-time.ts';

const CHOSEN: Record<Chosen, string> = {
  pinned: 'since it was asked for on this machine',
  urgent: 'since it was put first',
  loaded: 'since the model was loaded there',
  turn: 'since its turn had come',
  next: 'since it was free',
  fallback: 'since no own machine had begun it by then',
};

const named = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
const tasks = (n: number) => (n === 1 ? 'one task' : `${n} tasks`);

function sayMachines(having: readonly Place[], ahead: number | null, startsInMs: number | null): string {
  const taking = having.filter(({ blocker }) => blocker === null || blocker.because === 'busy');
  if (taking.length === 0) {
    const reasons = having.map(({ worker, blocker }) =>
      blocker?.because === 'not_taking' ? `${worker.name}: ${blocker.reason}` : worker.name,
    );
    return `No machine with this model takes work now. ${reasons.join(' ')}`;
  }
  const before = ahead === null || ahead === 0 ? '' : `${tasks(ahead)} ${ahead === 1 ? 'is' : 'are'} before it`;
  const free = taking.some(({ blocker }) => blocker === null);
  const who = named(taking.map(({ worker }) => worker.name));
  const busy = free ? '' : `${who} ${taking.length === 1 ? 'is' : 'are'} busy`;
  const reason = [busy, before].filter(Boolean).join(', and ');
  const begins = startsInMs === null ? 'when it begins cannot be told yet' : `it begins ${sayTime(startsInMs)}`;
  if (reason === '') return `It begins ${startsInMs === null ? 'in a moment' : sayTime(startsInMs)}.`;
  return `${reason[0]?.toUpperCase()}${reason.slice(1)}; ${begins}.`;
}

function sayPlaces(places: readonly Place[], ahead: number | null): string {
  const having = places.filter(({ blocker }) => blocker?.because !== 'model_missing' && blocker?.because !== 'pinned');
  const own = having.filter(({ lane }) => lane === null);
  const clouds = having.filter(({ lane }) => lane !== null).flatMap(place => sayLane(place, own.length > 0) ?? []);
  if (own.length > 0) {
    const soonest = own.flatMap(({ startsInMs }) => startsInMs ?? []).toSorted((a, b) => a - b)[0] ?? null;
    return [sayMachines(own, ahead, soonest), ...clouds].join(' ');
  }
  if (clouds.length > 0) return clouds.join(' ');
  return places.some(({ blocker }) => blocker?.because === 'pinned')
    ? 'The machine that it was asked for on no longer has this model.'
    : 'No machine has this model now.';
}

/** The whole answer in one sentence. */
export function sayWhy(why: Omit<Why, 'sentence'>, task: Pick<Task, 'status' | 'problem'>): string {
  const { here, holds, places, ahead } = why;
  const where = here ? `${here.worker.name}${here.chosen ? `, ${CHOSEN[here.chosen]}` : ''}` : 'a machine';
  switch (task.status) {
    case 'running':
      return `It runs on ${where}.`;
    case 'succeeded':
      return `It ran on ${where}.`;
    case 'failed':
      return task.problem?.message ?? 'It failed.';
    case 'cancelled':
      return 'It was cancelled.';
    case 'queued':
      break;
    default:
      return task.status satisfies never;
  }
  const [hold] = holds;
  switch (hold?.because) {
    case undefined:
      return sayPlaces(places, ahead);
    case 'queue_paused':
      return 'The queue is paused: nothing new is started until it is resumed.';
    case 'dependency':
      return `It waits for ${tasks(hold.taskIds.length)} to finish.`;
    case 'delayed':
      return `It is tried again soon. ${hold.after}`;
    default:
      return hold satisfies never;
  }
}
