import { codeOf } from './code-of.ts';

/** A folder's name that says which process it belongs to. */
export const nameOfOwner = (what: string): string => `${process.pid}-${what}`;

/** Whether the process that a folder is named by still runs; its number may have been given to another, then the folder waits for the next start. */
export function isAlive(name: string): boolean {
  const pid = Number.parseInt(name, 10);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
