import { homedir, hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { Fetch } from '../../backend/contract/client.ts';
import type { Engine, WorkerArguments } from './read-arguments.ts';

const Own = z.object({
  DAILIES_RESOURCES: z.string().min(1).optional(),
  DAILIES_WORKER_FOLDER: z.string().min(1).optional(),
  DAILIES_OUTBOX_DAYS: z.coerce.number().min(1).default(14),
});
const FromStudio = z.object({
  DAILIES_STUDIO: z.url(),
  DAILIES_TOKEN: z.string().min(20),
  DAILIES_HELD_BY_INPUT: z.literal('yes').optional(),
  DAILIES_BUILT_IN: z.literal('yes').optional(),
  DAILIES_NAME: z.string().min(1).max(80).default(hostname()),
});

/** How a worker enters its studio, and what it is and drives there. */
export type Settled = {
  readonly studio: string;
  readonly token: string;
  /** The one way on which its requests leave. */
  readonly fetch: Fetch;
  readonly name: string;
  readonly engines: readonly Engine[];
};

/** How a worker enters its studio, and what it has on this machine. */
export type WorkerConfig = Settled & {
  readonly resources: string;
  /** Whether the studio that started it holds its standard input open. */
  readonly heldByInput: boolean;
  /** Where results are kept until the studio has them. */
  readonly folder: string;
  /** For how long, where no studio takes them. */
  readonly keepDays: number;
  /** Whether it is the studio's own, which also drives the engines on the studio's roster. */
  readonly builtIn: boolean;
};

/** What a worker finds around it when it starts. */
export type Surroundings = {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Where the model cards are, unless the environment says. */
  readonly resources: string;
  readonly say: (words: string) => void;
};

/** Where a program keeps its data by the custom of each system. */
function ownFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Dailies Worker');
  if (platform === 'win32')
    return path.join(env.APPDATA ?? path.join(homedir(), 'AppData', 'Roaming'), 'Dailies Worker');
  return path.join(env.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'), 'dailies-worker');
}

/**
 * Settles how this worker enters its studio: by the environment that the studio started it with, or by what a person's command says and
 * the pairing before it left. Throws a ZodError that names what does not fit in the environment; raises what `settlePairing` raises.
 */
export async function readConfig(args: WorkerArguments, surroundings: Surroundings): Promise<WorkerConfig> {
  const { env, platform, resources } = surroundings;
  const own = Own.parse(env);
  const base = {
    resources: own.DAILIES_RESOURCES ?? resources,
    folder: own.DAILIES_WORKER_FOLDER ?? ownFolder(env, platform),
    keepDays: own.DAILIES_OUTBOX_DAYS,
  };
  if (env.DAILIES_TOKEN === undefined) {
    // Loaded when it is asked for: a worker that its studio starts comes up sooner without.
    const { settlePairing } = await import('./settle-pairing.ts');
    return Object.freeze({ ...base, ...(await settlePairing(args, surroundings)), builtIn: false, heldByInput: false });
  }
  const parsed = FromStudio.parse(env);
  return Object.freeze({
    ...base,
    studio: parsed.DAILIES_STUDIO,
    token: parsed.DAILIES_TOKEN,
    fetch: (request: Request) => fetch(request),
    name: parsed.DAILIES_NAME,
    engines: [],
    builtIn: parsed.DAILIES_BUILT_IN === 'yes',
    heldByInput: parsed.DAILIES_HELD_BY_INPUT === 'yes',
  });
}
