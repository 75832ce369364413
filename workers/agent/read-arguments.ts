import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Refusal } from '../../backend/contract/problem.ts';

/** A program on an address that a runtime of this worker drives, as `--engine` names it. */
export const Engine = z.strictObject({ kind: z.enum(['comfyui', 'a1111', 'sdcpp', 'swarmui']), address: z.url() });
export type Engine = z.infer<typeof Engine>;

/** What `npm run worker -- --help` says. */
export const HELP = `Runs the tasks of a Dailies studio on this machine.

The first time, with the code that the studio shows under Workers, Add, A machine:
  npm run worker -- --studio https://192.168.1.20:7802 --pair 123456
  npm run worker -- --pair 123456          finds the studio on this network by itself
Every time after:
  npm run worker

  --studio ADDRESS       where the studio is
  --pair CODE            the six digits that it shows
  --name NAME            what this machine is called there; its own name unless told
  --engine KIND=ADDRESS  an engine that it drives: comfyui, a1111, sdcpp or swarmui, with its address; may be said more than once
  --config FILE          where all this is remembered
  --help                 this text
`;

const Arguments = z.strictObject({
  studio: z.url('is not an address such as https://192.168.1.20:7802').optional(),
  pair: z
    .string()
    .transform(code => code.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'is not a code of six digits'))
    .optional(),
  name: z.string().trim().min(1).max(80).optional(),
  engine: z
    .array(
      z
        .string()
        .transform(text => ({ kind: text.slice(0, text.indexOf('=')), address: text.slice(text.indexOf('=') + 1) }))
        .pipe(Engine),
    )
    .optional(),
  config: z.string().min(1).optional(),
  help: z.boolean().default(false),
});
/** What a worker was started with. */
export type WorkerArguments = z.infer<typeof Arguments>;

/** Reads the command line. Raises `invalid_request` naming each option that does not fit. */
export function readArguments(argv: readonly string[]): WorkerArguments {
  const refuse = (message: string) => new Refusal({ code: 'invalid_request', message, issues: [] });
  let values: unknown;
  try {
    const text = { type: 'string' } as const;
    const options = { studio: text, pair: text, name: text, config: text };
    values = parseArgs({
      args: [...argv],
      options: { ...options, engine: { ...text, multiple: true }, help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  const parsed = Arguments.safeParse(values);
  if (parsed.success) return parsed.data;
  const say = ({ path, message }: z.core.$ZodIssue) =>
    path[0] === 'engine'
      ? '--engine: write it as KIND=ADDRESS, for instance comfyui=http://127.0.0.1:8188'
      : `--${path.join('.')}: ${message}`;
  throw refuse([...new Set(parsed.error.issues.map(say))].join('; '));
}
