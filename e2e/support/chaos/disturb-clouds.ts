import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Batch } from '../../../backend/contract/tasks.ts';
import { CLOUD_KEY, type Clouds, startClouds } from './clouds.ts';
import { type Books, readBooks } from './judge-ledger.ts';
import { startVictim, type Victim } from './start-victim.ts';

const MODELS = ['replicate-flux-1-1-pro', 'fal-z-image-turbo'] as const;
const LANES = ['replicate', 'fal'] as const;
/** So low that it is reached in the middle of the bad luck; raised again and again by less than is asked for, so that it is reached again. */
const CAP_MICROS = 1_000_000;
const RAISED_EVERY = 15;
const RAISED_MICROS = 700_000;
/** In how many rounds the studio is killed. */
const KILLS = 0.25;
const ENOUGH_MICROS = 1_000_000_000;
const TEMPO = { pollFirstMs: 15, pollMostMs: 60, settledMs: 1_500, askMs: 6_000, resendMs: 5_000, fetchMs: 60_000 };

const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** Numbers from a seed, one after the other. */
function createChance(seed: string): () => number {
  let n = 0;
  return () => createHash('sha256').update(`${seed}/${n++}`).digest().readUInt32BE() / 2 ** 32;
}

const openVictim = (folder: string, { replicate, fal }: Clouds): Promise<Victim> =>
  startVictim(folder, {
    clouds: { replicate: { api: replicate.api, inside: [replicate.origin] }, fal: fal.place, tempo: TEMPO },
  });

/** Gives both clouds their key, and lets them spend so much. */
async function prepare({ person }: Victim, dayMicros: number): Promise<void> {
  for (const lane of LANES)
    for (let tries = 0; tries < 20; tries += 1) {
      const set = await person.setCloudKey({ params: { lane }, body: { key: CLOUD_KEY } });
      if (set.ok) break;
    }
  await person.changeLimits({ body: { taskMicros: ENOUGH_MICROS, dayMicros, monthMicros: ENOUGH_MICROS } });
}

/** Asks for a picture, each with a prompt of its own, and sometimes cancels it; tells the batches that were acknowledged. */
async function ask({ person }: Victim, names: readonly string[], chance: () => number, asked: Map<string, string>) {
  const projects = await person.listProjects({});
  const projectId = projects.ok ? (projects.value.projects[0]?.id ?? '') : '';
  for (const prompt of names) {
    const modelId = chance() < 0.5 ? MODELS[0] : MODELS[1];
    const made = await person.createTask({ body: { projectId, modelId, parameters: { prompt } } });
    if (!made.ok) return;
    asked.set(made.value.id, prompt);
    if (chance() > 0.06) continue;
    await sleep(80 * chance());
    await person.cancelBatch({ params: { id: made.value.id } });
  }
}

/** A person looks at their account and says of every held task what is true. */
async function decide({ person }: Victim, batch: Batch, billed: readonly string[]): Promise<void> {
  for (const task of batch.tasks) {
    if (task.held === null) continue;
    const decision = billed.includes(batch.prompt) ? ('give-up' as const) : ('again' as const);
    await person.decideHeld({ params: { id: task.id }, body: { decision } });
  }
}

/** Adds what was asked for without an answer, since the studio was killed just then: a person sees it in the workspace. */
async function findUnanswered({ person }: Victim, asked: Map<string, string>): Promise<void> {
  const projects = await person.listProjects({});
  const projectId = projects.ok ? (projects.value.projects[0]?.id ?? '') : '';
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await person.listBatches({ querystring: { projectId, limit: 50, ...(cursor !== '' && { cursor }) } });
    if (!page.ok) throw new Error(page.problem.message);
    for (const { id, prompt } of page.value.batches) asked.set(id, prompt);
    cursor = page.value.nextCursor;
  }
}

/** Waits until everything that was asked for has ended, deciding what is held; tells how each batch ended. */
async function finish(victim: Victim, clouds: Clouds, asked: ReadonlyMap<string, string>): Promise<Map<string, Batch>> {
  const ended = new Map<string, Batch>();
  for (;;) {
    for (const id of asked.keys()) {
      if (ended.has(id)) continue;
      const read = await victim.person.readBatch({ params: { id } });
      if (!read.ok) continue;
      if (read.value.tasks.every(({ status }) => status !== 'queued' && status !== 'running'))
        ended.set(id, read.value);
      else await decide(victim, read.value, everRun(clouds));
    }
    if (ended.size === asked.size) return ended;
    await sleep(100);
  }
}

/** What a person sees in the accounts: every run that is there, however it stands. */
const everRun = ({ replicate, fal }: Clouds): string[] =>
  [...replicate.runs.values(), ...fal.runs.values()].map(({ input }) => String(input.prompt));

function judge(clouds: Clouds, ended: ReadonlyMap<string, Batch>, books: Books, passed: number) {
  const billed = clouds.billed();
  const twice = billed.filter((prompt, at) => billed.indexOf(prompt) !== at).length;
  const lost = [...ended.values()].filter(({ prompt, tasks, takes }) => {
    const [task] = tasks;
    if (task?.status === 'cancelled' || books.givenUp.has(prompt)) return false;
    return task?.status !== 'succeeded' || takes.length === 0;
  }).length;
  return { 'billed twice': twice, 'results lost': lost, 'caps passed': passed, 'holds left open': books.held };
}

/**
 * Brings bad luck over everything that is sent to clouds for money, kills the studio in the middle of it again and again, and compares what the
 * clouds would bill with what came of it; true when nothing was paid twice, lost, or spent beyond its cap.
 */
export async function disturbClouds(rounds: number, seed: string): Promise<boolean> {
  const chance = createChance(seed);
  const folder = mkdtempSync(path.join(tmpdir(), 'dailies-chaos-clouds-'));
  const clouds = await startClouds(createChance(`${seed}/clouds`));
  const asked = new Map<string, string>();
  const startedAt = performance.now();
  let passed = 0;
  let kills = 0;
  let cap = CAP_MICROS;
  let victim = await openVictim(folder, clouds);
  await prepare(victim, cap);
  for (let round = 1; round <= rounds; round++) {
    if (round % RAISED_EVERY === 0) {
      cap += RAISED_MICROS;
      const raised = await victim.person.changeLimits({ body: { dayMicros: cap } });
      if (!raised.ok) throw new Error(raised.problem.message);
    }
    const names = [1, 2, 3].map(n => `lamp ${round}.${n}`);
    const asking = ask(victim, names, chance, asked);
    await sleep(20 + 500 * chance());
    if (chance() < KILLS) {
      await victim.kill();
      await asking;
      kills += 1;
      victim = await openVictim(folder, clouds);
    } else await asking;
    const { spent, held } = readBooks(folder);
    if (spent + held > cap) passed += 1;
    if (round % 10 === 0)
      console.log(`${round} rounds, ${kills} kills, ${asked.size} tasks, ${clouds.billed().length} runs billed`);
  }
  await victim.kill();
  clouds.luck.bad = false;
  const last = await openVictim(folder, clouds);
  await prepare(last, ENOUGH_MICROS);
  await findUnanswered(last, asked);
  const ended = await finish(last, clouds, asked);
  for (let tries = 0; tries < 100 && readBooks(folder).held !== 0; tries += 1) await sleep(100);
  await last.kill();
  const books = readBooks(folder);
  const verdict = judge(clouds, ended, books, passed);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const failed = [...ended.values()].filter(({ tasks }) => tasks[0]?.status === 'failed').length;
  console.log(
    `${rounds} rounds in ${seconds} s: ${kills + 1} kills, ${clouds.luck.befell} faults of clouds; ${asked.size} tasks, ${clouds.billed().length} runs billed, ${failed} given up`,
  );
  console.log(
    Object.entries(verdict)
      .map(([what, n]) => `${what} ${n}`)
      .join(', '),
  );
  await clouds.replicate.close();
  await clouds.fal.close();
  const wrong = Object.values(verdict).some(n => n !== 0);
  if (wrong) console.log(`The folder is left for a look: ${folder}`);
  else rmSync(folder, { recursive: true });
  return !wrong;
}
