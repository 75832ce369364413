import type { Progress } from '../../../backend/contract/tasks.ts';
import { takeSeed } from '../diffusion/read-order.ts';
import type { RuntimeFile, RuntimeJob, RuntimeOutput, RuntimeReport } from '../runtime.ts';
import { cancelRun } from './cancel-run.ts';
import { type Chosen, chooseWorkflow } from './choose-workflow.ts';
import { collectResults, listSaved } from './collect-results.ts';
import type { ComfyDoor } from './comfy-door.ts';
import { fillWorkflow } from './fill-workflow.ts';
import { followRun, type Hints, type RunEnd } from './follow-run.ts';
import { type Listening, listen } from './listen.ts';
import type { Engine } from './look-at-engine.ts';
import { recoverResults } from './recover-results.ts';
import { refuseBroken, refuseEmpty, refuseInterrupted, refuseLost } from './refuse-failed.ts';
import { shrinkPreview } from './shrink-preview.ts';
import { findSubmitted, type Submission, submitGraph } from './submit-graph.ts';
import type { Tempo } from './tempo.ts';
import { trackProgress } from './track-progress.ts';
import { uploadPictures } from './upload-pictures.ts';

/** All that one run needs. */
export type Run = {
  readonly door: ComfyDoor;
  readonly engine: Engine;
  readonly job: RuntimeJob;
  readonly report: RuntimeReport;
  readonly tempo: Tempo;
  readonly signal: AbortSignal;
};

/** Opens an ear that turns what it hears into progress, previews and hints. */
function hearRun({ door, job, report, tempo }: Run, sent: () => Submission, hints: Hints): Listening {
  const track = trackProgress(sent().graph);
  let latest: Progress = { fraction: 0, step: null, steps: null, message: 'Starting' };
  let shrinking = false;
  const showPreview = async (picture: Uint8Array): Promise<void> => {
    if (shrinking) return;
    shrinking = true;
    const small = await shrinkPreview(picture);
    shrinking = false;
    if (small) report(latest, small);
  };
  return listen(
    door,
    job.attemptId,
    () => sent().promptId,
    tempo,
    event => {
      if (event.type === 'ended' || event.type === 'opened') {
        hints.heardAt = 0;
        hints.wake();
        return;
      }
      hints.heardAt = performance.now();
      if (event.type === 'preview') void showPreview(event.picture);
      const progress = track(event);
      if (!progress) return;
      latest = progress;
      report(progress);
    },
  );
}

async function gather(run: Run, end: RunEnd, submission: Submission, chosen: Chosen) {
  const { door, job, signal } = run;
  const recover = () => recoverResults(door, submission.graph, chosen.saves, job.folder, signal);
  switch (end.is) {
    case 'failed':
      throw refuseBroken(end.error);
    case 'interrupted':
      throw refuseInterrupted();
    case 'absent': {
      const files = await recover();
      if (files.length === 0) throw refuseLost();
      return { files, leftOut: [] };
    }
    case 'done': {
      const collected = await collectResults(door, listSaved(end.outputs), job.folder, signal);
      if (collected.files.length === 0) throw refuseEmpty(collected.leftOut);
      return collected;
    }
    default:
      return end satisfies never;
  }
}

/** Of a clip that was asked for, the stills beside it are by-products. */
const pickKind = <File extends Omit<RuntimeFile, 'seed'>>(files: readonly File[], kind: string): readonly File[] => {
  const clips = files.filter(({ type }) => type.startsWith('video/'));
  return kind === 'video' && clips.length > 0 ? clips : files;
};

/** Stops what was sent, wherever it stands; an engine that does not answer has nothing to be stopped. */
async function withdraw({ door, engine }: Run, submission: Submission): Promise<void> {
  try {
    const id = await findSubmitted(door, submission, AbortSignal.timeout(10_000));
    if (id !== null) await cancelRun(door, engine, id);
  } catch {
    // The studio is not made to wait for an engine that is away: the run's results carry this attempt's name and disturb no other.
  }
}

/** Runs one task on the engine from its pictures to its files. Raises a Refusal for what can be expected, and the signal's reason. */
export async function runWorkflow(run: Run): Promise<RuntimeOutput> {
  const { door, engine, job, report, tempo, signal } = run;
  const { attemptId, task } = job;
  const chosen = chooseWorkflow(engine, job);
  const prefix = `dailies/${attemptId}`;
  const pictures = await uploadPictures(door, job.inputs, signal);
  const values = Object.fromEntries(Object.entries(task.parameters).filter(([name]) => !(name in pictures)));
  const seed = chosen.slots.some(slot => slot.parameter === 'seed') ? takeSeed(task.seed) : task.seed;
  if (seed !== null) values.seed = seed;
  const { graph, unmapped } = fillWorkflow(chosen, { values, pictures, prefix }, engine.info);
  let submission: Submission = { promptId: attemptId, prefix, modelId: task.modelId, graph, slots: chosen.slots };
  const hints: Hints = { heardAt: 0, wake: () => undefined };
  const ear = hearRun(run, () => submission, hints);
  try {
    await ear.opened;
    const { promptId, leftOut } = await submitGraph(door, submission, tempo, signal);
    submission = { ...submission, promptId };
    const end = await followRun(door, engine.hasJobs, promptId, hints, tempo, progress => report(progress), signal);
    const collected = await gather(run, end, submission, chosen);
    return {
      files: pickKind(collected.files, task.kind).map(file => ({ ...file, seed })),
      unmapped: [
        ...unmapped,
        ...[...leftOut, ...collected.leftOut].map(why => ({ name: 'workflow', why: why.slice(0, 300) })),
      ],
      versions: { comfyui: engine.version, ...(engine.pytorch !== null && { pytorch: engine.pytorch }) },
    };
  } catch (error) {
    if (signal.aborted) await withdraw(run, submission);
    throw error;
  } finally {
    ear.close();
  }
}
