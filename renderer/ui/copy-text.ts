import { showToast } from './toast-store.ts';

/** Puts words on the clipboard and says so, such as "Prompt copied". */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ title: `${what} copied`, tone: 'good' });
  } catch {
    // The browser gives no reason where a page may not use the clipboard.
    showToast({
      title: `${what} not copied`,
      detail: 'The browser did not allow the clipboard to be used. Select it and copy it by hand.',
      tone: 'warn',
    });
  }
}
