import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { APP_ORIGIN } from '../main/app-origin.ts';

/** Whether a message may be heard. */
export type SenderCheck = (event: Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => boolean;

/** Hears only the main frame of a window of ours while it shows our own pages. */
export function createSenderCheck(windowOf: (contents: WebContents) => BrowserWindow | null): SenderCheck {
  return ({ sender, senderFrame }) =>
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.origin === APP_ORIGIN &&
    windowOf(sender) !== null;
}
