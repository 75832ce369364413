/** Says one sentence to whoever keeps the log. */
export type Log = (words: string) => void;

/** Writes to the error output, where a terminal or the OS's journal keeps it. */
export const writeLog: Log = words => {
  process.stderr.write(`${words}\n`);
};
