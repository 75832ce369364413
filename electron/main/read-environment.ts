import { z } from 'zod';
import { dataFolder } from '../../backend/config/data-folder.ts';
import { Refusal } from '../../backend/contract/problem.ts';

const Environment = z.object({
  /** A port of this machine; 0 takes any free one. */
  DAILIES_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  DAILIES_NO_WORKER: z.string().default(''),
});

/** How the desktop is started: Chromium reads the command line, so the studio reads the environment. */
export type DesktopConfig = { readonly folder: string; readonly port: number; readonly builtInWorker: boolean };

/** Reads the environment once. Raises `invalid_request` naming what does not fit. */
export function readEnvironment(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): DesktopConfig {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    const message = issues.map(issue => `${issue.path}: ${issue.message}`).join('; ');
    throw new Refusal({ code: 'invalid_request', message, issues });
  }
  const { DAILIES_PORT, DAILIES_NO_WORKER } = parsed.data;
  return Object.freeze({
    folder: dataFolder(env, platform),
    port: DAILIES_PORT,
    builtInWorker: DAILIES_NO_WORKER === '',
  });
}
