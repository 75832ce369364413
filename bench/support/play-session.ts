import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { PromptFigures } from '../../backend/contract/enhancements.ts';
import type { HeldLimits } from '../../backend/db/held-reads.ts';
import { startStudio } from '../../backend/start-studio.ts';
import { ROOT, SKETCH } from './open-store.ts';

/** A request of a session: method, address, body; `${…}` stands for the id of what has that name. */
const Session = z.array(
  z.union([z.tuple([z.string(), z.string()]), z.tuple([z.string(), z.string(), z.unknown()])]).readonly(),
);
const Named = z.object({ id: z.string(), name: z.string() });
const FAMILIES = { sdxl: 'SDXL', 'flux-dev': 'FLUX.1', wan: 'Wan 2.2' };
/** Ids, and when something was written: what two studios never have in common. */
const OWN = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g;
/** Answers that are about what has been read and written, and nothing that is still going on. */
const COMPARED = /^(\/api\/(prompts|wording|styles|negative-presets|wildcards|templates))\b/;

/** What a session came to: how often the studio read, and what it answered, without ids and times. */
export type Played = {
  readonly cache: PromptFigures['cache'];
  readonly answers: readonly string[];
  /** The studio's CPU time for all of it, in ms. */
  readonly cpuMs: number;
};

/** Twenty pictures made, as the screens ask for it: typed words measured and composed at each rest of the keys, a writer asked, templates and lists changed in between. */
export const SESSION = Session.parse(
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'prompt-session.json'), 'utf8')),
);

/** Plays the session at the doors of a new studio, whose cache has these limits. */
export async function playSession(held: Partial<HeldLimits>): Promise<Played> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dailies-bench-'));
  let secret = '';
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
      secret = env.DAILIES_TOKEN ?? '';
      let end = (_: number | null): void => undefined;
      const onExit = (listener: typeof end) => {
        end = listener;
      };
      return { pid: undefined, onExit, kill: () => end(0) };
    },
    log: console.error,
    tempo: { held },
  });
  const names = new Map<string, string>();
  const ask = async (method: string, url: string, body?: unknown, token = studio.desktopToken) => {
    const fill = (text: string) => text.replace(/\$\{([^}]+)\}/g, (_, name: string) => names.get(name) ?? '');
    const reply = await studio.app.inject({
      method: method as 'GET',
      url: fill(url),
      headers: { host: '127.0.0.1', authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { payload: fill(JSON.stringify(body)) }),
    });
    if (reply.statusCode >= 300) throw new Error(`${method} ${url} answered ${reply.statusCode}: ${reply.body}`);
    const named = Named.safeParse(reply.json());
    if (named.success) names.set(named.data.name, named.data.id);
    return reply;
  };
  const models = Object.entries(FAMILIES).map(([id, family]) => ({
    ...SKETCH,
    id,
    name: id,
    family,
    runtime: 'comfyui',
  }));
  const self = {
    name: 'Bench',
    host: 'bench',
    instanceId: '01a00000-0000-7000-8000-000000000000',
    version: '1',
    runtimes: [{ name: 'comfyui', version: '1' }],
    models,
    hardware: { cpus: 1, memoryBytes: 1, gpus: [] },
  };
  await ask('POST', '/api/worker/register', self, secret);
  const { projects } = z.object({ projects: z.array(Named) }).parse((await ask('GET', '/api/projects')).json());
  names.set('project', projects[0]?.id ?? '');

  const answers: string[] = [];
  const began = process.cpuUsage();
  for (const [method, url, body] of SESSION) {
    const reply = await ask(method, url, body);
    if (COMPARED.test(url)) answers.push(`${method} ${url} ${reply.body.replace(OWN, '')}`);
  }
  const { user, system } = process.cpuUsage(began);
  const { cache } = PromptFigures.parse((await ask('GET', '/api/enhancements/figures')).json());
  await studio.close();
  rmSync(folder, { recursive: true, force: true });
  return { cache, answers, cpuMs: (user + system) / 1_000 };
}
