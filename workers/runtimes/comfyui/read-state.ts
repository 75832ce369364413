import { type ExecutionError, History, type HistoryEntry, Job, type Outputs, Queue } from './answers.ts';
import { type ComfyDoor, refuseSilent } from './comfy-door.ts';

/** Where a run is. `absent`: in neither queue nor history, so it was never taken, or is lost; never a word for done. `before` counts the runs that come first. */
export type RunState =
  | { readonly is: 'waiting'; readonly before: number | null }
  | { readonly is: 'running' }
  | { readonly is: 'done'; readonly outputs: Outputs }
  | { readonly is: 'failed'; readonly error: ExecutionError }
  | { readonly is: 'interrupted' }
  | { readonly is: 'absent' };

const ABSENT: RunState = { is: 'absent' };

function stateOfEntry(entry: HistoryEntry): RunState {
  const messages = new Map(entry.status?.messages.map(([event, data]) => [event, data]));
  if (messages.has('execution_interrupted')) return { is: 'interrupted' };
  if (entry.status?.status_str === 'error')
    return { is: 'failed', error: (messages.get('execution_error') ?? {}) as ExecutionError };
  return { is: 'done', outputs: entry.outputs };
}

async function readHistory(door: ComfyDoor, promptId: string, signal: AbortSignal): Promise<RunState> {
  const { status, body } = await door.get(`/history/${promptId}`, signal);
  const history = History.safeParse(body);
  if (status !== 200 || !history.success) throw refuseSilent(door.address, `its history answers with status ${status}`);
  const entry = history.data[promptId];
  return entry ? stateOfEntry(entry) : ABSENT;
}

/** Reads the queue as it stands. It carries the full graph of every run in it. */
export async function readQueue(door: ComfyDoor, signal: AbortSignal): Promise<Queue> {
  const { status, body } = await door.get('/queue', signal);
  const queue = Queue.safeParse(body);
  if (status !== 200 || !queue.success) throw refuseSilent(door.address, `its queue answers with status ${status}`);
  return queue.data;
}

function stateInQueue({ queue_running, queue_pending }: Queue, promptId: string): RunState {
  if (queue_running.some(([, id]) => id === promptId)) return { is: 'running' };
  const own = queue_pending.find(([, id]) => id === promptId);
  if (!own) return ABSENT;
  return { is: 'waiting', before: queue_running.length + queue_pending.filter(([number]) => number < own[0]).length };
}

async function readJob(door: ComfyDoor, promptId: string, signal: AbortSignal): Promise<RunState> {
  const { status, body } = await door.get(`/api/jobs/${promptId}`, signal);
  if (status === 404) return ABSENT;
  const job = Job.safeParse(body);
  if (status !== 200 || !job.success) throw refuseSilent(door.address, `its jobs answer with status ${status}`);
  switch (job.data.status) {
    case 'pending':
      return { is: 'waiting', before: null };
    case 'in_progress':
      return { is: 'running' };
    case 'completed':
      return { is: 'done', outputs: job.data.outputs ?? {} };
    case 'failed':
      return { is: 'failed', error: job.data.execution_error ?? {} };
    case 'cancelled':
      return { is: 'interrupted' };
    default:
      return job.data.status satisfies never;
  }
}

/** Asks where a run is. A run that ends between history and queue would be in neither, so history is asked again before it counts as absent. */
export async function readState(
  door: ComfyDoor,
  hasJobs: boolean,
  promptId: string,
  signal: AbortSignal,
): Promise<RunState> {
  if (hasJobs) return await readJob(door, promptId, signal);
  const ended = await readHistory(door, promptId, signal);
  if (ended.is !== 'absent') return ended;
  const queued = stateInQueue(await readQueue(door, signal), promptId);
  return queued.is === 'absent' ? await readHistory(door, promptId, signal) : queued;
}
