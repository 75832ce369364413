import { downloadUrl } from '../../../backend/contract/bytes.ts';
import type { Generation } from '../../../backend/contract/generations.ts';

/** Saves takes as files: with their recipe inside, or `clean` of all words. */
export function downloadTakes(takes: readonly Generation[], clean: boolean): void {
  for (const take of takes) {
    const link = document.createElement('a');
    link.href = downloadUrl(take.id, clean);
    link.download = '';
    link.click();
  }
}
