import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startStudio } from '../../backend/start-studio.ts';
import { answerAsker, cpuMicros } from './answer-asker.ts';
import { inParallel, ROOT } from './open-store.ts';

/** What a studio of a measurement tells: where it is, and the tokens of its worker and its person. */
export type StudioTold = { readonly address: string; readonly worker: string; readonly person: string };
/** Its CPU time so far in µs, and how long each claim since the last question was at the route, in ms. */
export type StudioAnswer = { readonly cpu: number; readonly claimsMs: number[] };
/** Asks for that, or first to claim so often without a socket. */
export type StudioQuestion = { readonly inject?: { readonly body: string; readonly count: number } };

const folder = mkdtempSync(path.join(tmpdir(), 'dailies-bench-'));
let worker = '';
const studio = await startStudio({
  folder,
  host: '127.0.0.1',
  port: 0,
  version: '0.0.0',
  shell: 'browser',
  migrationsFolder: path.join(ROOT, 'migrations'),
  resourcesFolder: path.join(ROOT, 'resources'),
  rendererFolder: null,
  launchWorker: env => {
    worker = env.DAILIES_TOKEN ?? '';
    return { pid: undefined, onExit: () => undefined, kill: () => undefined };
  },
  log: console.error,
});

const claimsMs: number[] = [];
studio.app.server.prependListener('request', (request, reply) => {
  if (request.url !== '/api/worker/claim') return;
  const startedAt = performance.now();
  reply.once('finish', () => claimsMs.push(performance.now() - startedAt));
});

async function inject({ body, count }: { body: string; count: number }): Promise<void> {
  const headers = { host: '127.0.0.1', authorization: `Bearer ${worker}`, 'content-type': 'application/json' };
  await inParallel(count, 32, async () => {
    const reply = await studio.app.inject({ method: 'POST', url: '/api/worker/claim', headers, payload: body });
    if (reply.statusCode !== 200) throw new Error(`The door answered ${reply.statusCode}: ${reply.body}`);
  });
}

answerAsker<StudioQuestion>(
  { address: studio.address, worker, person: studio.desktopToken } satisfies StudioTold,
  async question => {
    if (question.inject) await inject(question.inject);
    return { cpu: cpuMicros(), claimsMs: claimsMs.splice(0) } satisfies StudioAnswer;
  },
  () => rmSync(folder, { recursive: true, force: true }),
);
