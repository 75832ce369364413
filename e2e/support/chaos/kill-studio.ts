import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { ModelCard } from '../../../backend/contract/models.ts';
import { judgeFolder } from './judge-folder.ts';
import { paintPicture } from './paint-picture.ts';
import { playWorker, redeliver, type Undelivered } from './play-worker.ts';
import { startVictim, type Victim } from './start-victim.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');
const card = ModelCard.parse(
  JSON.parse(readFileSync(path.join(root, 'resources/model-cards/previz-sketch.json'), 'utf8')),
);

async function register({ agent }: Victim): Promise<void> {
  const hardware = { cpus: 1, memoryBytes: 1, gpus: [] };
  const body = {
    name: 'Chaos',
    host: 'here',
    instanceId: uuidv7(),
    version: '1',
    runtimes: [],
    models: [card],
    hardware,
  };
  await agent.register({ body });
}

async function ask({ person }: Victim, acknowledged: Set<string>, over: AbortSignal): Promise<void> {
  const projects = await person.listProjects({});
  const projectId = projects.ok ? (projects.value.projects[0]?.id ?? '') : '';
  while (!over.aborted) {
    const headers = { 'idempotency-key': uuidv7() };
    const made = await person.createTask({
      headers,
      body: { projectId, modelId: card.id, parameters: { prompt: 'a lamp', count: 2 } },
    });
    if (!made.ok) return;
    for (const task of made.value.tasks) acknowledged.add(task.id);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

/** Kills the studio again and again in the middle of asking, claiming, uploading and delivering, and counts what is lost or doubled; true when nothing is. */
export async function killStudio(rounds: number, seed: string): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dailies-chaos-'));
  const chance = (round: number, what: string): number =>
    createHash('sha256').update(`${seed}/${round}/${what}`).digest().readUInt32BE() / 2 ** 32;
  const acknowledged = new Set<string>();
  const startedAt = performance.now();
  let undelivered: Undelivered[] = [];
  let restartMs: number[] = [];

  for (let round = 1; round <= rounds; round++) {
    const before = performance.now();
    const victim = await startVictim(folder);
    restartMs.push(performance.now() - before);
    await register(victim);
    const over = new AbortController();
    const late = undelivered;
    const work = [
      ask(victim, acknowledged, over.signal).then(() => []),
      Promise.all(late.map(async made => ((await redeliver(victim, made)) ? [] : [made]))).then(lists => lists.flat()),
      ...[1, 2, 3].map(() => playWorker(victim, [card.id], paintPicture, over.signal)),
    ];
    await new Promise(resolve => setTimeout(resolve, 30 + 400 * chance(round, 'when')));
    const killed = victim.kill();
    const left = await Promise.all(work);
    await killed;
    over.abort();
    undelivered = left.flat();
    if (round % 10 === 0) console.log(`${round} kills, ${acknowledged.size} tasks acknowledged`);
  }

  const last = await startVictim(folder);
  await register(last);
  for (const made of undelivered) await redeliver(last, made);
  const over = new AbortController();
  const finishing = [1, 2, 3].map(() => playWorker(last, [card.id], paintPicture, over.signal));
  for (;;) {
    const queue = await last.person.readQueue({});
    if (queue.ok && queue.value.running + queue.value.waiting + queue.value.delayed === 0) break;
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  over.abort();
  await Promise.all(finishing);
  await last.kill();

  const verdict = await judgeFolder(folder, path.join(root, 'migrations'), acknowledged);
  restartMs = restartMs.sort((a, b) => a - b);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(
    `${rounds} kills in ${seconds} s; ${acknowledged.size} tasks acknowledged; a start took ${restartMs[Math.floor(rounds / 2)]?.toFixed(0)} ms (median)`,
  );
  console.log(
    Object.entries(verdict)
      .map(([what, n]) => `${what} ${n}`)
      .join(', '),
  );
  const wrong = Object.values(verdict).some(n => n !== 0);
  if (wrong) console.log(`The folder is left for a look: ${folder}`);
  else rmSync(folder, { recursive: true });
  return !wrong;
}
