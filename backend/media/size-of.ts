import { stat } from 'node:fs/promises';
import { isMissing } from './refuse-disk-error.ts';

/** A file's length in bytes; null when it is not there. */
export async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
