import type { Page } from '@playwright/test';
import type { Desktop } from './launch-desktop.ts';

/** A studio that is open in one of the two shells, as far as a journey has to know. */
export type OpenShell = {
  page(): Page;
  /** The desktop's own process; null in a browser. */
  desktop(): Desktop | null;
  /** The process that holds the database. */
  pid(): number;
  /** What the studio and its worker have printed since the last start. */
  said(): string;
  /** Makes the page so large, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Opens the studio in a further tab; null in the desktop, which has one window. */
  readonly newPage: (() => Promise<Page>) | null;
  /** Ends the studio's process: asked to, as by Ctrl-C or Quit, or at once and unasked. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Starts it again on the same folder and opens it. */
  start(): Promise<void>;
  close(): Promise<void>;
};
