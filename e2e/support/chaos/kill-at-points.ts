import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Batch } from '../../../backend/contract/tasks.ts';
import type { Lane } from '../../../backend/contract/workers.ts';
import { CLOUD_KEY, type Clouds, startClouds } from './clouds.ts';
import { CRASH_POINTS, type CrashPoint } from './crash-points.ts';
import { readCallBooks } from './judge-ledger.ts';
import { paintPicture } from './paint-picture.ts';
import { startVictim, type Victim } from './start-victim.ts';

const MODELS: Readonly<Record<Lane, string>> = { replicate: 'replicate-flux-1-1-pro', fal: 'fal-z-image-turbo' };
const TEMPO = { pollFirstMs: 15, pollMostMs: 60, settledMs: 600, askMs: 6_000, resendMs: 5_000, fetchMs: 60_000 };

/** How one point went: what a person reads of it, and what was wrong. */
type Outcome = { readonly how: 'paid once' | 'stopped' | 'asked a person'; readonly wrong: readonly string[] };

const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

const open = (folder: string, { replicate, fal }: Clouds): Promise<Victim> =>
  startVictim(folder, {
    mayDie: true,
    clouds: { replicate: { api: replicate.api, inside: [replicate.origin] }, fal: fal.place, tempo: TEMPO },
  });

async function askFor({ person }: Victim, modelId: string, prompt: string): Promise<string> {
  const projects = await person.listProjects({});
  const projectId = projects.ok ? (projects.value.projects[0]?.id ?? '') : '';
  const made = await person.createTask({ body: { projectId, modelId, parameters: { prompt } } });
  // The studio may die before it answers; then the task is found by its prompt.
  return made.ok ? made.value.id : '';
}

async function findBatch({ person }: Victim, prompt: string): Promise<Batch | null> {
  const projects = await person.listProjects({});
  const projectId = projects.ok ? (projects.value.projects[0]?.id ?? '') : '';
  const page = await person.listBatches({ querystring: { projectId, limit: 50 } });
  return page.ok ? (page.value.batches.find(batch => batch.prompt === prompt) ?? null) : null;
}

const runsOf = (clouds: Clouds, lane: Lane, prompt: string) =>
  [...clouds[lane].runs.values()].filter(({ input }) => input.prompt === prompt);

/** Has the studio die at a point, with one task under way. */
async function dieThere(victim: Victim, clouds: Clouds, lane: Lane, point: CrashPoint): Promise<NodeJS.Signals | null> {
  const { at, name } = point;
  if ('sql' in at) await victim.dieAt(at);
  else {
    for (let n = 0; n < (at.after ?? 0); n += 1) clouds[lane].plan(at.what, { kind: 'slow', ms: 0 });
    clouds[lane].plan(
      at.what,
      at.fault(() => void victim.kill()),
    );
  }
  const asked = askFor(victim, MODELS[lane], name);
  if (point.cancels) {
    const id = await asked;
    while (!runsOf(clouds, lane, name).some(({ looks }) => looks > 1)) await sleep(5);
    await victim.person.cancelBatch({ params: { id } });
  }
  return victim.ended;
}

/** Waits until the task has ended; a person who is asked looks at the cloud's account, and says what is true. */
async function finish(victim: Victim, clouds: Clouds, lane: Lane, prompt: string) {
  for (let asked = false; ; await sleep(40)) {
    const batch = await findBatch(victim, prompt);
    const [task] = batch?.tasks ?? [];
    if (!batch || !task) continue;
    if (task.held !== null) {
      asked = true;
      const decision = runsOf(clouds, lane, prompt).length > 0 ? 'give-up' : 'again';
      await victim.person.decideHeld({ params: { id: task.id }, body: { decision } });
    } else if (task.status !== 'queued' && task.status !== 'running') return { batch, status: task.status, asked };
  }
}

async function passPoint(folder: string, before: Victim, clouds: Clouds, lane: Lane, point: CrashPoint) {
  const { name, leaves, unsure = false, sends = 1, cancels = false } = point;
  const wrong: string[] = [];
  const expect = (what: string, found: unknown, wanted: unknown) => {
    if (found !== wanted) wrong.push(`${what} is ${String(found)}, not ${String(wanted)}`);
  };
  const signal = await dieThere(before, clouds, lane, point);
  expect('what ended the studio', signal, 'SIGKILL');
  expect('the call on the disk', readCallBooks(folder, name).state, leaves);
  const victim = await open(folder, clouds);
  // Replicate's list tells of every run; FAL keeps none, so there a person is asked.
  const wasThere = runsOf(clouds, lane, name).length > 0;
  const { batch, status, asked } = await finish(victim, clouds, lane, name);
  for (let tries = 0; tries < 200 && readCallBooks(folder, name).held !== 0; tries += 1) await sleep(15);
  const givenUp = asked && wasThere;
  const { held, spent } = readCallBooks(folder, name);
  const billed = clouds[lane].bill().filter(({ input }) => input.prompt === name).length;
  const painted = createHash('sha256').update(paintPicture(name)).digest('hex');
  expect('whether a person was asked', asked, unsure && lane === 'fal');
  expect('how the task ended', status, cancels ? 'cancelled' : givenUp ? 'failed' : 'succeeded');
  expect('how often it was sent', clouds.countSent(lane, name), sends);
  if (!(cancels && lane === 'fal') && !givenUp) expect('how often it is billed', billed, 1);
  if (billed > 1) wrong.push(`it is billed ${billed} times`);
  expect('the money still set aside', held, 0);
  expect('whether anything was paid', spent > 0, billed > 0 || givenUp);
  expect('the takes', batch.takes.map(({ media }) => media.sha256).join(), cancels || givenUp ? '' : painted);
  const how = cancels ? ('stopped' as const) : asked ? ('asked a person' as const) : ('paid once' as const);
  return { victim, outcome: { how, wrong } satisfies Outcome };
}

async function passAll(lane: Lane, clouds: Clouds): Promise<{ folder: string; outcomes: Map<CrashPoint, Outcome> }> {
  const folder = mkdtempSync(path.join(tmpdir(), `dailies-points-${lane}-`));
  const outcomes = new Map<CrashPoint, Outcome>();
  let victim = await open(folder, clouds);
  await victim.person.setCloudKey({ params: { lane }, body: { key: CLOUD_KEY } });
  for (const point of CRASH_POINTS) {
    const passed = await passPoint(folder, victim, clouds, lane, point);
    victim = passed.victim;
    outcomes.set(point, passed.outcome);
  }
  await victim.kill();
  return { folder, outcomes };
}

/**
 * Kills a studio at every point of a run that a cloud is paid for, starts it again, and compares what the cloud would bill with what came of it;
 * true when each run was paid once and its result is there, or a person was asked where nobody else could tell.
 */
export async function killAtPoints(): Promise<boolean> {
  const startedAt = performance.now();
  const isEndless = ({ prompt }: Readonly<Record<string, unknown>>) =>
    CRASH_POINTS.some(({ name, cancels }) => cancels === true && name === prompt);
  const clouds = await startClouds(() => 0.5, { isEndless });
  clouds.luck.bad = false;
  const lanes = ['replicate', 'fal'] as const;
  const all = await Promise.all(lanes.map(lane => passAll(lane, clouds)));
  let faults = 0;
  for (const [at, { folder, outcomes }] of all.entries()) {
    for (const [{ name }, { how, wrong }] of outcomes) {
      console.log(`${lanes[at]}: ${name}: ${wrong.length === 0 ? how : wrong.join('; ')}`);
      faults += wrong.length;
    }
    if ([...outcomes.values()].every(({ wrong }) => wrong.length === 0)) rmSync(folder, { recursive: true });
    else console.log(`The folder is left for a look: ${folder}`);
  }
  const outcomes = all.flatMap(each => [...each.outcomes.values()]);
  const count = (how: Outcome['how']) => outcomes.filter(outcome => outcome.how === how).length;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(
    `${outcomes.length} kills at ${CRASH_POINTS.length} points of both clouds in ${seconds} s: paid once ${count('paid once')}, asked a person ${count('asked a person')}, stopped ${count('stopped')}, wrong ${faults}`,
  );
  await clouds.replicate.close();
  await clouds.fal.close();
  return faults === 0;
}
