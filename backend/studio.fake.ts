import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createClient, type Fetch } from './contract/client.ts';
import { personContract } from './contract/contract.ts';
import { roster } from './contract/engines.ts';
import { media } from './contract/media.ts';
import type { ModelCard } from './contract/models.ts';
import { worker } from './contract/worker.ts';
import { MIGRATIONS } from './db/open-database.fake.ts';
import { describeDoors } from './plugins/describe-doors.ts';
import { type Studio, type StudioOptions, startStudio } from './start-studio.ts';

/** The repository's root. */
export const ROOT = path.join(import.meta.dirname, '..');

/** A fetch that is answered without a socket, as this caller. */
const injectFetch =
  ({ app }: Pick<Studio, 'app'>, token: string): Fetch =>
  async request => {
    const { pathname, search } = new URL(request.url);
    const payload = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
    const reply = await app.inject({
      method: request.method as 'GET',
      url: pathname + search,
      headers: { host: 'studio.local', ...Object.fromEntries(request.headers), authorization: `Bearer ${token}` },
      ...(payload && { payload }),
    });
    return new Response(reply.statusCode === 204 ? null : reply.body, { status: reply.statusCode });
  };

/** A new temporary folder, removed when the test is over. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dailies-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real studio in a temporary folder, closed when the test is over; a worker is played by the test with `workerToken`. */
export async function openStudio(folder = makeFolder(), options: Partial<StudioOptions> = {}) {
  let workerToken = '';
  const studio = await startStudio({
    folder,
    host: '127.0.0.1',
    port: 0,
    version: '0.0.0',
    shell: 'browser',
    migrationsFolder: MIGRATIONS,
    resourcesFolder: path.join(ROOT, 'resources'),
    rendererFolder: null,
    describe: app => describeDoors(app, '0.0.0'),
    launchWorker: env => {
      workerToken = env.DAILIES_TOKEN ?? '';
      let end = (_: number | null): void => undefined;
      return {
        pid: undefined,
        onExit: listener => {
          end = listener;
        },
        kill: () => end(0),
      };
    },
    log: () => undefined,
    ...options,
  });
  onTestFinished(() => studio.close());
  const api = createClient(personContract, injectFetch(studio, studio.desktopToken), 'http://studio.local');
  const agent = createClient(
    { ...worker, ...roster, ...media },
    injectFetch(studio, workerToken),
    'http://studio.local',
  );
  const projects = await value(api.listProjects({}));
  return { studio, api, agent, workerToken, projectId: projects.projects[0]?.id ?? '' };
}

/** What a call that must succeed came back with. */
export async function value<T>(
  call: Promise<{ ok: true; value: T } | { ok: false; problem: { code: string; message: string } }>,
): Promise<T> {
  const result = await call;
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

/** The code of the problem that a call must come back with, or `ok`. */
export async function codeOf(call: Promise<{ ok: true } | { ok: false; problem: { code: string } }>): Promise<string> {
  const result = await call;
  return result.ok ? 'ok' : result.problem.code;
}

/** A worker's words of itself, with these models. */
export const workerSelf = (models: ModelCard[], instanceId: string) => ({
  name: 'Bench PC',
  host: 'bench',
  instanceId,
  version: '1',
  runtimes: [{ name: 'previz', version: '1' }],
  models,
  hardware: { cpus: 2, memoryBytes: 1, gpus: [] },
});
