import { getBrowser, hasBrowser } from './browser.ts';
import { killUtilityProcesses } from './utility-process.ts';

/** Ends everything that this process started, then the process. */
export async function shutDown(code: number): Promise<void> {
  killUtilityProcesses();
  if (hasBrowser()) await getBrowser().close();
  process.exit(code);
}
