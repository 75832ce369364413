import { homedir, hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const Environment = z.object({
  DAILIES_STUDIO: z.url(),
  DAILIES_TOKEN: z.string().min(20),
  DAILIES_RESOURCES: z.string().min(1),
  DAILIES_HELD_BY_INPUT: z.literal('yes').optional(),
  DAILIES_WORKER_FOLDER: z.string().min(1).optional(),
  DAILIES_OUTBOX_DAYS: z.coerce.number().min(1).default(14),
  DAILIES_NAME: z.string().min(1).max(80).default(hostname()),
});

/** Where the studio is, by what token it is entered, and what this worker is called there. */
export type WorkerConfig = {
  readonly studio: string;
  readonly token: string;
  readonly resources: string;
  /** Whether the studio that started it holds its standard input open. */
  readonly heldByInput: boolean;
  readonly name: string;
  /** Where results are kept until the studio has them. */
  readonly folder: string;
  /** For how long, where no studio takes them. */
  readonly keepDays: number;
};

/** Where a program keeps its data by the custom of each system. */
function ownFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Dailies Worker');
  if (platform === 'win32')
    return path.join(env.APPDATA ?? path.join(homedir(), 'AppData', 'Roaming'), 'Dailies Worker');
  return path.join(env.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'), 'dailies-worker');
}

/** Reads the environment once; throws a ZodError that names what is missing. */
export function readConfig(env: NodeJS.ProcessEnv): WorkerConfig {
  const parsed = Environment.parse(env);
  return Object.freeze({
    studio: parsed.DAILIES_STUDIO,
    token: parsed.DAILIES_TOKEN,
    resources: parsed.DAILIES_RESOURCES,
    name: parsed.DAILIES_NAME,
    folder: parsed.DAILIES_WORKER_FOLDER ?? ownFolder(env, process.platform),
    keepDays: parsed.DAILIES_OUTBOX_DAYS,
    heldByInput: parsed.DAILIES_HELD_BY_INPUT === 'yes',
  });
}
