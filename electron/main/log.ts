import type { Log } from './studio-port.ts';

const write = (level: string) => (sentence: string) => {
  process.stderr.write(`${new Date().toISOString()} ${level} ${sentence}\n`);
};

/** Says what the shell does on the error output, where a terminal or the OS's journal keeps it. */
export const log: Log = { info: write('info'), warn: write('warn'), error: write('error') };
