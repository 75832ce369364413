import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { endProcess, type Machine, openMachine, startAgents, startMachine } from './crew.ts';
import { FAULTS, type Fault, type House } from './faults.ts';
import { judgeFolder } from './judge-folder.ts';
import { judgeResults } from './judge-results.ts';
import { startVictim, type Victim } from './start-victim.ts';

const MACHINES = 4;
/** Agents that nothing befalls but what befalls the studio: with the machines they make up those that come back at once. */
const CROWD = 20;
const TEMPO = { leaseMs: 3_000, heartbeatMs: 700 };
const MODEL = 'previz-sketch';
/** How many tasks there are to do at any time. */
const DEPTH = 24;
const FINISH_MS = 180_000;

const root = path.join(import.meta.dirname, '..', '..', '..');

const findPort = () =>
  new Promise<number>(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Keeps enough work in the queue until `over`; every task that the studio acknowledged is noted. */
async function keepAsking(studio: () => Victim, acknowledged: Set<string>, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const { person } = studio();
    const queue = await person.readQueue({});
    const projects = await person.listProjects({});
    const projectId = projects.ok ? projects.value.projects[0]?.id : undefined;
    if (queue.ok && projectId !== undefined && queue.value.waiting + queue.value.delayed < DEPTH) {
      const body = { projectId, modelId: MODEL, parameters: { prompt: 'a lamp', count: 8 } };
      const made = await person.createTask({ headers: { 'idempotency-key': uuidv7() }, body });
      if (made.ok) for (const task of made.value.tasks) acknowledged.add(task.id);
    }
    await sleep(60);
  }
}

/** Tries again what failed three times, which is an answer and no loss; resolves when the queue and every outbox is empty, or throws after three minutes. */
async function finish(studio: Victim, tasks: ReadonlySet<string>): Promise<number> {
  const until = performance.now() + FINISH_MS;
  let retried = 0;
  for (;;) {
    const queue = await studio.person.readQueue({});
    if (queue.ok && queue.value.running + queue.value.waiting + queue.value.delayed === 0) {
      let failed = 0;
      for (const id of tasks) failed += (await studio.person.retryTask({ params: { id } })).ok ? 1 : 0;
      if (failed === 0) return retried;
      retried += failed;
    }
    if (performance.now() > until)
      throw new Error(`The queue was not done after ${FINISH_MS / 1000} s: ${JSON.stringify(queue)}`);
    await sleep(250);
  }
}

/**
 * Lets bad luck befall real worker processes, their lines, their disks and the studio, and counts what is lost or doubled; prints a table and
 * returns true when nothing is.
 */
export async function disturbWorkers(rounds: number, seed: string): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dailies-chaos-'));
  // In order, so that no disk stays mounted and no frozen agent stays behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const studioFolder = path.join(folder, 'studio');
  const port = await findPort();
  const startedAt = performance.now();
  let draws = 0;
  const chance = () => createHash('sha256').update(`${seed}/${draws++}`).digest().readUInt32BE() / 2 ** 32;
  let studio = await startVictim(studioFolder, { port, tempo: TEMPO });
  // What befalls these machines is not their fault: none is set aside for it.
  await studio.person.changeSettings({ body: { setAsideFaults: 0 } });
  const revoked = new Set<string>();
  const token = async (name: string) => {
    const made = await studio.person.createToken({
      body: { name, scopes: ['claim', 'deliver'], expiresInDays: null },
    });
    if (!made.ok) throw new Error(made.problem.message);
    return { token: made.value.secret, tokenId: made.value.token.id };
  };

  const machines: Machine[] = [];
  for (let index = 1; index <= MACHINES; index++) {
    const name = `Machine ${index}`;
    machines.push(await openMachine(name, path.join(folder, `machine-${index}`), port, await token(name)));
  }
  const crowdFolders = Array.from({ length: CROWD }, (_, index) => path.join(folder, `crowd-${index + 1}`));
  const crowdAgents = [];
  for (const each of crowdFolders) {
    const name = path.basename(each);
    crowdAgents.push({ name, folder: each, address: `http://127.0.0.1:${port}`, token: (await token(name)).token });
  }
  for (const machine of machines) await startMachine(machine);
  let crowd = await startAgents(crowdAgents);

  const house: House = {
    leaseMs: TEMPO.leaseMs,
    chance,
    revoke: async ({ tokenId }) => {
      const ended = await studio.person.revokeToken({ params: { id: tokenId } });
      if (!ended.ok) throw new Error(ended.problem.message);
      if (ended.value.workerId !== null) revoked.add(ended.value.workerId);
    },
    makeToken: async machine => void Object.assign(machine, await token(machine.name)),
    killStudio: () => studio.kill(),
    closeStudio: () => studio.close(),
    startStudio: async () => {
      studio = await startVictim(studioFolder, { port, tempo: TEMPO });
    },
  };

  const acknowledged = new Set<string>();
  const over = new AbortController();
  const asking = keepAsking(() => studio, acknowledged, over.signal);
  const table = new Map(FAULTS.map(({ name }) => [name, { struck: 0, missed: 0 }]));
  let deck: Fault[] = [];
  for (let round = 1; round <= rounds; round++) {
    if (deck.length === 0)
      deck = FAULTS.map(fault => ({ fault, at: chance() }))
        .sort((a, b) => a.at - b.at)
        .map(({ fault }) => fault);
    const fault = deck.pop();
    const machine = machines[Math.floor(chance() * machines.length)];
    if (!fault || !machine) break;
    if (machine.child === null) await startMachine(machine);
    const struck = await fault.strike(machine, house);
    const row = table.get(fault.name);
    if (row) row[struck ? 'struck' : 'missed'] += 1;
    if (round % 10 === 0) console.log(`${round} faults, ${acknowledged.size} tasks acknowledged`);
  }

  over.abort();
  await asking;
  for (const { proxy } of machines) proxy.heal();
  const retried = await finish(studio, acknowledged);
  // Every agent once more from its start, so that what still waits in an outbox is brought.
  for (const machine of machines) {
    await endProcess(machine.child, 'SIGKILL');
    await startMachine(machine);
  }
  await endProcess(crowd, 'SIGTERM');
  crowd = await startAgents(crowdAgents);
  const folders = [...machines.map(machine => machine.folder), ...crowdFolders];
  await sleep(3_000);
  await finish(studio, acknowledged);
  for (const child of [...machines.map(machine => machine.child), crowd]) await endProcess(child, 'SIGTERM');
  await studio.kill();

  const { made, kept, ...results } = judgeResults(studioFolder, folders, revoked);
  const verdict = { ...(await judgeFolder(studioFolder, path.join(root, 'migrations'), acknowledged)), ...results };
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const width = Math.max(...FAULTS.map(({ name }) => name.length));
  console.log(`\n${'fault'.padEnd(width)}  struck  missed`);
  for (const [name, { struck, missed }] of table)
    console.log(`${name.padEnd(width)}  ${String(struck).padStart(6)}  ${String(missed).padStart(6)}`);
  console.log(
    `\n${rounds} faults in ${seconds} s; ${acknowledged.size} tasks acknowledged, ${made} results made, ${kept} kept by workers that were shut out, ${retried} tasks tried anew after three failures`,
  );
  console.log(
    Object.entries(verdict)
      .map(([what, n]) => `${what} ${n}`)
      .join(', '),
  );
  for (const { proxy } of machines) proxy.close();
  // A full disk cannot be had everywhere; but luck that never turns bad proves nothing.
  const struck = [...table.values()].reduce((sum, row) => sum + row.struck, 0);
  if (struck < 0.8 * rounds) console.log(`Only ${struck} of ${rounds} faults struck, which is too few to tell.`);
  const right = Object.values(verdict).every(n => n === 0) && struck >= 0.8 * rounds;
  if (!right) console.log(`The folder is left for a look: ${folder}`);
  else {
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  }
  return right;
}
