import { refuseUnknown } from './loud.ts';

/** Something that the app asked the desktop to open or show. */
export type AskedShell = { readonly kind: 'external' | 'path' | 'folder' | 'beep'; readonly subject: string };

const asked: AskedShell[] = [];

/** Electron's `shell`, which opens nothing and keeps what it was asked in `asked`, the stand-in's own list. */
export const shell = refuseUnknown('shell', {
  asked,
  async openExternal(url: string) {
    asked.push({ kind: 'external', subject: url });
  },
  async openPath(path: string) {
    asked.push({ kind: 'path', subject: path });
    return '';
  },
  showItemInFolder(path: string) {
    asked.push({ kind: 'folder', subject: path });
  },
  beep() {
    asked.push({ kind: 'beep', subject: '' });
  },
});
