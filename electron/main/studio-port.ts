import type { FastifyInstance } from 'fastify';

/** A running studio inside this process. */
export type Studio = {
  /** The app, ready for inject. */
  readonly app: FastifyInstance;
  /** Signs the desktop's own window in as the owner; lives in memory only. */
  readonly desktopToken: string;
  readonly folder: string;
  /** Drains the built-in worker, then closes the database. */
  close(): Promise<void>;
};

/** A worker's process, as whoever watches it sees it. */
export type WorkerProcess = {
  readonly pid: number | undefined;
  onExit(listener: (code: number | null) => void): void;
  onLine(listener: (line: string) => void): void;
  kill(signal?: 'SIGTERM' | 'SIGKILL'): void;
};

/** Starts the built-in worker with these variables beside the process's own. */
export type LaunchWorker = (env: Record<string, string>) => WorkerProcess;

/** Seals secrets so that only this person on this computer can read them again. */
export type Vault = { encrypt(text: string): Uint8Array; decrypt(bytes: Uint8Array): string };

/** What the shell says to the log, a sentence a line. */
export type Log = { info(sentence: string): void; warn(sentence: string): void; error(sentence: string): void };
