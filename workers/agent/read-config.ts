import { hostname } from 'node:os';
import { z } from 'zod';

const Environment = z.object({
  DAILIES_STUDIO: z.url(),
  DAILIES_TOKEN: z.string().min(20),
  DAILIES_RESOURCES: z.string().min(1),
  DAILIES_HELD_BY_INPUT: z.literal('yes').optional(),
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
};

/** Reads the environment once; throws a ZodError that names what is missing. */
export function readConfig(env: NodeJS.ProcessEnv): WorkerConfig {
  const parsed = Environment.parse(env);
  return Object.freeze({
    studio: parsed.DAILIES_STUDIO,
    token: parsed.DAILIES_TOKEN,
    resources: parsed.DAILIES_RESOURCES,
    name: parsed.DAILIES_NAME,
    heldByInput: parsed.DAILIES_HELD_BY_INPUT === 'yes',
  });
}
