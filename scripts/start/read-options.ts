import { parseArgs } from 'node:util';

/** What the person asked of `npm start`; null means that the studio's own default holds. */
export type StartOptions = {
  readonly port: number | null;
  readonly host: string | null;
  readonly data: string | null;
  readonly browser: boolean;
  readonly worker: boolean;
  readonly open: boolean;
};

/** What came of reading the command line: options, a wish to be helped, or a sentence about what is wrong. */
export type StartRequest =
  | { readonly want: 'start'; readonly options: StartOptions }
  | { readonly want: 'help' }
  | { readonly want: 'nothing'; readonly why: string };

/** What `npm start -- --help` prints. */
export const START_HELP = `Dailies, a studio for AI images and video on machines you own.

  npm start [-- options]

  --port <number>   where browser mode and workers reach the studio (7801; 0 takes any free port)
  --host <address>  the address browser mode listens on: 127.0.0.1, localhost or ::1
  --data <folder>   where the studio keeps everything (or set DAILIES_HOME)
  --browser         open browser mode even where the desktop shell could run
  --no-worker       do not start the built-in worker
  --no-open         open no window and print the address instead
  --help            print this`;

/** Reads the command line of `npm start`. */
export function readOptions(args: readonly string[]): StartRequest {
  const parsed = parse(args);
  if (typeof parsed === 'string') return { want: 'nothing', why: parsed };
  if (parsed.help === true) return { want: 'help' };
  const port = parsed.port === undefined ? null : Number(parsed.port);
  if (port !== null && !(/^\d{1,5}$/.test(parsed.port ?? '') && port <= 65_535)) {
    return { want: 'nothing', why: `--port must be a whole number from 0 to 65535, and "${parsed.port}" is not.` };
  }
  for (const name of ['host', 'data'] as const) {
    if (parsed[name]?.trim() === '') return { want: 'nothing', why: `--${name} is empty.` };
  }
  return {
    want: 'start',
    options: {
      port,
      host: parsed.host ?? null,
      data: parsed.data ?? null,
      browser: parsed.browser === true,
      worker: parsed['no-worker'] !== true,
      open: parsed['no-open'] !== true,
    },
  };
}

/** The same wishes as the studio's own arguments: `--port N --host H --data DIR --no-worker`. */
export function toStudioArguments(options: StartOptions): readonly string[] {
  return [
    ...(options.port === null ? [] : ['--port', String(options.port)]),
    ...(options.host === null ? [] : ['--host', options.host]),
    ...(options.data === null ? [] : ['--data', options.data]),
    ...(options.worker ? [] : ['--no-worker']),
  ];
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        browser: { type: 'boolean' },
        'no-worker': { type: 'boolean' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    // parseArgs says in a sentence which option it does not know or which value is missing.
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}
