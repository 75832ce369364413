import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Batch } from '../../../backend/contract/tasks.ts';
import { pick } from './cloud-faults.ts';
import { CLOUD_KEY, type Clouds, isSpoiled, SPOILED, startClouds } from './clouds.ts';
import { type Books, readBooks } from './judge-ledger.ts';
import { paintPicture } from './paint-picture.ts';
import { startVictim, type Victim } from './start-victim.ts';
import { PUBLIC_ADDRESS, stormWebhooks } from './storm-webhooks.ts';

const MODELS = ['replicate-flux-1-1-pro', 'fal-z-image-turbo'] as const;
const LANES = ['replicate', 'fal'] as const;
/** So low that it is reached in the middle of the bad luck; raised again and again by less than is asked for, so that it is reached again. */
const CAP_MICROS = 1_000_000;
const RAISED_EVERY = 15;
const RAISED_MICROS = 1_400_000;
/** How many tasks are asked for in a round, and how many of them have a run that hands out no picture. */
const ASKED = 5;
const SPOILS = 0.04;
/** In how many rounds the studio is killed. */
const KILLS = 0.25;
const ENOUGH_MICROS = 1_000_000_000;
const ANSWER_MS = 2_000;
const TEMPO = {
  pollFirstMs: 15,
  pollMostMs: 60,
  settledMs: 3_000,
  askMs: 12_000,
  resendMs: 5_000,
  fetchMs: 120_000,
  fileMs: 2_000,
};

const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** Numbers from a seed, one after the other. */
function createChance(seed: string): () => number {
  let n = 0;
  return () => createHash('sha256').update(`${seed}/${n++}`).digest().readUInt32BE() / 2 ** 32;
}

const openVictim = (folder: string, { replicate, fal }: Clouds): Promise<Victim> =>
  startVictim(folder, {
    clouds: {
      replicate: { api: replicate.api, inside: [replicate.origin], answerMs: ANSWER_MS },
      fal: { ...fal.place, answerMs: ANSWER_MS },
      tempo: TEMPO,
    },
  });

/** A person reads that a cloud has refused the key, and has it tried again. */
async function openAgain({ person }: Victim): Promise<number> {
  const listed = await person.listClouds({});
  const shut = listed.ok ? listed.value.clouds.filter(({ shutOut }) => shutOut) : [];
  for (const { lane } of shut) await person.tryCloudAgain({ params: { lane } });
  return shut.length;
}

/** Gives both clouds their key and our address, and lets them spend so much. */
async function prepare({ person }: Victim, dayMicros: number): Promise<void> {
  for (const lane of LANES)
    for (let tries = 0; tries < 20; tries += 1) {
      const set = await person.setCloudKey({ params: { lane }, body: { key: CLOUD_KEY } });
      if (set.ok) break;
    }
  await person.setPublicAddress({ body: { address: PUBLIC_ADDRESS } });
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

const hashOf = (prompt: string): string => createHash('sha256').update(paintPicture(prompt)).digest('hex');

const countAll = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

function judge(clouds: Clouds, ended: ReadonlyMap<string, Batch>, books: Books, passed: number, believed: number) {
  const billed = clouds.billed();
  const twice = billed.filter((prompt, at) => billed.indexOf(prompt) !== at).length;
  const batches = [...ended.values()];
  const lost = batches.filter(({ prompt, tasks, takes }) => {
    const [task] = tasks;
    if (task?.status === 'cancelled' || books.givenUp.has(prompt)) return false;
    if (isSpoiled(prompt)) return task?.status !== 'failed' || task.problem === null;
    return task?.status !== 'succeeded' || takes.length === 0;
  }).length;
  const mixed = batches.filter(({ prompt, takes }) =>
    takes.some(({ media }) => isSpoiled(prompt) || media.sha256 !== hashOf(prompt)),
  ).length;
  return {
    'billed twice': twice,
    'results lost': lost,
    'results mixed up': mixed,
    'caps passed': passed,
    'holds left open': books.held,
    'forged webhooks believed': believed,
  };
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
  let shutOut = 0;
  const storm = stormWebhooks(clouds, createChance(`${seed}/webhooks`));
  let victim = await openVictim(folder, clouds);
  await prepare(victim, cap);
  storm.aim(victim.address);
  for (let round = 1; round <= rounds; round++) {
    if (round % RAISED_EVERY === 0) {
      cap += RAISED_MICROS;
      const raised = await victim.person.changeLimits({ body: { dayMicros: cap } });
      if (!raised.ok) throw new Error(raised.problem.message);
    }
    const names = Array.from({ length: ASKED }, (_, n) => {
      const spoiled = chance() < SPOILS ? ` ${pick(chance, [SPOILED.page, SPOILED.gone])}` : '';
      return `lamp ${round}.${n}${spoiled}`;
    });
    shutOut += await openAgain(victim);
    const asking = ask(victim, names, chance, asked);
    await sleep(20 + 500 * chance());
    if (chance() < KILLS) {
      storm.aim(null);
      await victim.kill();
      await asking;
      kills += 1;
      victim = await openVictim(folder, clouds);
      storm.aim(victim.address);
    } else await asking;
    const { spent, held } = readBooks(folder);
    if (spent + held > cap) passed += 1;
    if (round % 10 === 0)
      console.log(
        `${round} rounds, ${kills} kills, ${countAll(clouds.luck.befell)} faults, ${asked.size} tasks, ${clouds.billed().length} runs billed`,
      );
  }
  storm.aim(null);
  await victim.kill();
  clouds.luck.bad = false;
  const last = await openVictim(folder, clouds);
  await prepare(last, ENOUGH_MICROS);
  storm.aim(last.address);
  await findUnanswered(last, asked);
  const ended = await finish(last, clouds, asked);
  for (let tries = 0; tries < 100 && readBooks(folder).held !== 0; tries += 1) await sleep(100);
  await storm.stop();
  await last.kill();
  const { told } = storm;
  const books = readBooks(folder);
  const verdict = judge(clouds, ended, books, passed, told.believed);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const failed = [...ended.values()].filter(({ tasks }) => tasks[0]?.status === 'failed').length;
  console.log(
    `${rounds} rounds in ${seconds} s: ${kills + 1} kills, ${countAll(clouds.luck.befell)} faults of clouds; ${asked.size} tasks, ${clouds.billed().length} runs billed, ${failed} failed, ${books.givenUp.size} given up by a person, ${shutOut} times shut out`,
  );
  console.log(
    [...clouds.luck.befell]
      .toSorted(([, a], [, b]) => b - a)
      .map(([what, n]) => `${what} ${n}`)
      .join(', '),
  );
  console.log(`${told.sent} webhooks: ${told.heard} heard, ${told.refused} refused, ${told.limited} too many at once`);
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
