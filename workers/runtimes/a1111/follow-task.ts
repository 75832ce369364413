import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../../backend/contract/problem.ts';
import { bytesOf, shrinkPreview } from '../diffusion/pictures.ts';
import type { RuntimeReport } from '../runtime.ts';
import { GlobalProgress, Status, TaskProgress } from './answers.ts';
import type { Webui } from './webui.ts';

const EVERY_MS = 500;
/** So many looks at a task of ours that the program has never heard of: it takes no task's name. */
const UNHEARD_LOOKS = 4;

/** Whose work runs: `ours` only where that is certain. */
export type Standing = 'ours' | 'waiting' | 'unsure' | 'done';

/** Looks once at a task by its own name; null where the program knows no such thing. */
async function readTask(webui: Webui, taskId: string, lastPreview: number, signal: AbortSignal) {
  return webui.readIfThere('/internal/progress', TaskProgress, signal, {
    id_task: taskId,
    id_live_preview: lastPreview,
    live_preview: lastPreview >= -1,
  });
}

/**
 * Who is at work where tasks have no names: with our request still open, something running and nobody waiting, it is ours.
 * Only SD.Next tells how many wait.
 */
export async function readStanding(
  webui: Webui,
  taskId: string,
  requestIsOpen: boolean,
  signal: AbortSignal,
): Promise<Standing> {
  const task = await readTask(webui, taskId, -2, signal);
  if (task?.active) return 'ours';
  if (task?.queued) return 'waiting';
  if (task?.completed) return 'done';
  if (!requestIsOpen) return 'unsure';
  const status = await webui.readIfThere('/sdapi/v1/status', Status, signal);
  return status !== null && status.status !== 'idle' && status.queued === 0 ? 'ours' : 'unsure';
}

type Seen = { preview: number; unheard: number };

async function lookOnce(webui: Webui, taskId: string, seen: Seen, report: RuntimeReport, signal: AbortSignal) {
  if (seen.unheard < UNHEARD_LOOKS) {
    const task = await readTask(webui, taskId, seen.preview, signal);
    if (task && (task.active || task.queued || task.completed)) {
      seen.unheard = 0;
      const fraction = Math.min(1, Math.max(0, task.progress ?? 0));
      const message = task.queued
        ? `Waits in the engine: ${task.textinfo ?? 'in queue'}`
        : (task.textinfo ?? 'At work');
      const preview = task.live_preview ? await shrinkPreview(bytesOf(task.live_preview)) : null;
      seen.preview = task.id_live_preview ?? seen.preview;
      report({ fraction, step: null, steps: null, message: message.slice(0, 200) }, preview ?? undefined);
      return;
    }
    seen.unheard += 1;
    return;
  }
  if ((await readStanding(webui, taskId, true, signal)) !== 'ours') {
    report({ fraction: 0, step: null, steps: null, message: 'At work; the engine does not say whose work it shows' });
    return;
  }
  const all = await webui.readIfThere('/sdapi/v1/progress', GlobalProgress, signal);
  if (!all) return;
  const { sampling_step: step, sampling_steps: steps } = all.state;
  const preview = all.current_image ? await shrinkPreview(bytesOf(all.current_image)) : null;
  report(
    {
      fraction: Math.min(1, Math.max(0, all.progress)),
      step: step ?? null,
      steps: steps || null,
      message: steps ? `Step ${step ?? 0} of ${steps}` : 'At work',
    },
    preview ?? undefined,
  );
}

/** Reports how a task comes along until `over` aborts; returns the refusal with which the engine fell silent for `silentMs`, else null. */
export async function followTask(
  webui: Webui,
  taskId: string,
  report: RuntimeReport,
  silentMs: number,
  over: AbortSignal,
): Promise<unknown> {
  const seen: Seen = { preview: -1, unheard: 0 };
  let heardAt = performance.now();
  while (!over.aborted) {
    try {
      await lookOnce(webui, taskId, seen, report, over);
      heardAt = performance.now();
    } catch (error) {
      if (over.aborted) return null;
      // The picture may come though a look failed: a busy program answers late.
      if (!(error instanceof Refusal && error.problem.code === 'unreachable')) heardAt = performance.now();
      else if (performance.now() - heardAt > silentMs) return error;
    }
    await sleep(EVERY_MS, undefined, { signal: over }).catch(() => undefined);
  }
  return null;
}
