import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../../backend/contract/problem.ts';
import type { Progress } from '../../../backend/contract/tasks.ts';
import type { ComfyDoor } from './comfy-door.ts';
import { type RunState, readState } from './read-state.ts';
import type { Tempo } from './tempo.ts';

/** How a run ended. */
export type RunEnd = Exclude<RunState, { is: 'waiting' | 'running' }>;

/** What the socket lets the follower know. */
export type Hints = {
  /** When it last told something of the run, by `performance.now()`; 0 for never. */
  heardAt: number;
  /** Called when the run may have ended. */
  wake: () => void;
};

const waiting = (before: number | null): string =>
  before === null || before === 0 ? 'Waiting in ComfyUI' : `Waiting in ComfyUI, ${before} before it`;
const idle = (message: string): Progress => ({ fraction: 0, step: null, steps: null, message });

/** Waits until it is time to ask: at once when woken, after `pollMs`, or while the socket speaks, when it has been silent for `silenceMs`. */
async function untilDue(hints: Hints, tempo: Tempo, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const woken = new Promise<void>(resolve => {
    hints.wake = resolve;
  });
  const due = async (): Promise<void> => {
    await sleep(tempo.pollMs, undefined, { signal: over.signal });
    for (let left = 1; left > 0 && hints.heardAt > 0; ) {
      left = hints.heardAt + tempo.silenceMs - performance.now();
      if (left > 0) await sleep(left, undefined, { signal: over.signal });
    }
  };
  const stop = (): void => over.abort();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([woken, due().catch(() => undefined)]);
  } finally {
    signal.removeEventListener('abort', stop);
    over.abort();
  }
  signal.throwIfAborted();
}

/**
 * Follows a run to its end by asking the engine; the socket only says when asking is worth it. An engine that is away is waited for.
 * Raises `unreachable` when it stays away for `absenceMs`.
 */
export async function followRun(
  door: ComfyDoor,
  hasJobs: boolean,
  promptId: string,
  hints: Hints,
  tempo: Tempo,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<RunEnd> {
  let awaySince: number | null = null;
  for (;;) {
    await untilDue(hints, tempo, signal);
    let state: RunState;
    try {
      state = await readState(door, hasJobs, promptId, signal);
      awaySince = null;
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.code !== 'unreachable') throw error;
      awaySince ??= performance.now();
      if (performance.now() - awaySince > tempo.absenceMs) throw error;
      hints.heardAt = 0;
      tell(idle('ComfyUI does not answer; waiting for it'));
      continue;
    }
    switch (state.is) {
      case 'waiting':
        tell(idle(waiting(state.before)));
        break;
      case 'running':
        break;
      default:
        return state;
    }
  }
}
