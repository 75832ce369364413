import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { failed, leftOut, type Outcome, type Step, type StepRoom } from './step.ts';
import { findTool } from './tools.ts';

/** A step with what became of it and the time it took, in ms. */
export type StepResult = { readonly step: Step; readonly outcome: Outcome; readonly ms: number };

/** Runs the steps one after another, telling about each as it begins and ends. */
export async function runSteps(
  steps: readonly Step[],
  room: StepRoom,
  tell: { readonly begin: (step: Step) => void; readonly end: (result: StepResult) => void },
): Promise<readonly StepResult[]> {
  mkdirSync(room.logs, { recursive: true });
  const results: StepResult[] = [];
  for (const step of steps) {
    tell.begin(step);
    rmSync(path.join(room.logs, `${step.name}.log`), { force: true });
    const began = performance.now();
    const outcome = await runStep(step, room);
    const result = { step, outcome, ms: performance.now() - began };
    results.push(result);
    tell.end(result);
  }
  return results;
}

async function runStep(step: Step, room: StepRoom): Promise<Outcome> {
  const absent = (step.files ?? []).filter(file => !existsSync(path.join(room.root, file)));
  if (absent.length > 0) return failed(`It needs ${absent.join(' and ')}, which does not exist.`);
  const missing = (step.tools ?? []).filter(name => findTool(name) === null);
  if (missing.length > 0) return leftOut(`${missing.join(' and ')} is not installed`);
  try {
    return await step.run(room);
  } catch (error) {
    // The check itself broke: the other steps still have something to say.
    return failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
