import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { failed, leftOut, type Outcome, type Step, type StepRoom } from './step.ts';
import { findTool } from './tools.ts';

/** A step with what became of it and the time it took, in ms. */
export type StepResult = { readonly step: Step; readonly outcome: Outcome; readonly ms: number };

/** Who is told about the steps: each as it begins and ends, never two at once and in their own order. */
export type StepListener = {
  readonly begin: (step: Step) => void;
  readonly end: (result: StepResult) => void;
};

/** Begins the steps in their order, at most so many at once as there are lanes, and those that want to be alone by themselves. */
export async function runSteps(
  steps: readonly Step[],
  room: StepRoom,
  tell: StepListener,
  lanes = 1,
): Promise<readonly StepResult[]> {
  mkdirSync(room.logs, { recursive: true });
  const running = new Map<Step, Promise<void>>();
  const order = tellInOrder(steps, tell);
  const results: StepResult[] = [];
  for (const [at, step] of steps.entries()) {
    while (!mayBegin(step, [...running.keys()], lanes)) await Promise.race(running.values());
    order.begin(at);
    rmSync(path.join(room.logs, `${step.name}.log`), { force: true });
    const time = async () => {
      const began = performance.now();
      const outcome = await runStep(step, room);
      const result = { step, outcome, ms: performance.now() - began };
      results[at] = result;
      running.delete(step);
      order.end(at, result);
    };
    running.set(step, time());
  }
  await Promise.all(running.values());
  return results;
}

function mayBegin(step: Step, running: readonly Step[], lanes: number): boolean {
  if (running.length === 0) return true;
  if (step.alone === true || running.some(other => other.alone === true)) return false;
  return running.length < lanes && !running.some(({ name }) => step.after?.includes(name));
}

/** Tells of a step once all before it have been told of to their end. */
function tellInOrder(steps: readonly Step[], tell: StepListener) {
  const ended: StepResult[] = [];
  let at = 0;
  let begun = 0;
  const beginNext = () => {
    const step = steps[at];
    if (step && at < begun) tell.begin(step);
  };
  return {
    begin: (index: number) => {
      begun = index + 1;
      if (index === at) beginNext();
    },
    end: (index: number, result: StepResult) => {
      ended[index] = result;
      for (let told = ended[at]; told; told = ended[at]) {
        tell.end(told);
        at += 1;
        beginNext();
      }
    },
  };
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
