import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Refusal } from '../contract/problem.ts';
import { dataFolder } from './data-folder.ts';

const Arguments = z.strictObject({
  port: z.coerce.number().int().min(0).max(65_535).default(7801),
  host: z
    .enum(['127.0.0.1', 'localhost', '::1'], 'only this machine (127.0.0.1) may be listened on in this version')
    .default('127.0.0.1'),
  data: z.string().min(1).optional(),
  'no-worker': z.boolean().default(false),
});

/** How the headless studio is started. */
export type ServerConfig = {
  readonly port: number;
  readonly host: string;
  readonly folder: string;
  readonly builtInWorker: boolean;
};

/** Reads the command line once into one frozen tree. Raises `invalid_request` naming each option that does not fit. */
export function readArguments(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): ServerConfig {
  let values: unknown;
  try {
    values = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        'no-worker': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Refusal({ code: 'invalid_request', message, issues: [] });
  }
  const parsed = Arguments.safeParse(values);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(issue => ({ path: `--${issue.path.join('.')}`, message: issue.message }));
    throw new Refusal({
      code: 'invalid_request',
      message: issues.map(issue => `${issue.path}: ${issue.message}`).join('; '),
      issues,
    });
  }
  const { port, host, data } = parsed.data;
  const folder = dataFolder(data === undefined ? env : { ...env, DAILIES_HOME: data }, platform);
  return Object.freeze({ port, host, folder, builtInWorker: !parsed.data['no-worker'] });
}
