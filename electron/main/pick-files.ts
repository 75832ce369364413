import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow, Dialog, IpcMain, WebContents } from 'electron';
import { IMPORT_LIMIT, type MediaType } from '../../backend/contract/media.ts';
import type { DesktopBridge } from '../../backend/contract/wire.ts';
import { PICK_CHANNEL } from '../bridge/channels.ts';
import type { SenderCheck } from '../bridge/check-sender.ts';

type Door = {
  readonly ipc: Pick<IpcMain, 'handle'>;
  readonly mayAsk: SenderCheck;
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showMessageBox'>;
  readonly windowOf: (contents: WebContents) => BrowserWindow | null;
};
type Picked = Awaited<ReturnType<DesktopBridge['pickFiles']>>;

const TYPES: Readonly<Record<string, MediaType>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
};

/** Opens the OS's dialog for pictures and clips when the window asks, and hands over what was picked. */
export function servePicking({ ipc, mayAsk, dialog, windowOf }: Door): void {
  ipc.handle(PICK_CHANNEL, async (event): Promise<Picked> => {
    const window = windowOf(event.sender);
    if (!mayAsk(event) || window === null) throw new Error('Only the studio’s own window may ask.');
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: 'Bring in pictures and clips',
      properties: ['openFile', 'multiSelections'],
      filters: [{ name: 'Pictures and clips', extensions: Object.keys(TYPES).map(type => type.slice(1)) }],
    });
    const { picked, tooLarge } = await readPicked(filePaths);
    if (tooLarge.length > 0) {
      await dialog.showMessageBox(window, {
        type: 'warning',
        message: 'Some files are too large to bring in.',
        detail: `${tooLarge.join('\n')}\n\nUp to ${IMPORT_LIMIT / 1024 ** 2} MB can be brought in at once.`,
      });
    }
    return picked;
  });
}

/** Reads files up to `limit` bytes in all, in their order; those that would go beyond it are named instead. */
export async function readPicked(
  files: readonly string[],
  limit = IMPORT_LIMIT,
): Promise<{ picked: Picked; tooLarge: string[] }> {
  const picked: Picked = [];
  const tooLarge: string[] = [];
  let left = limit;
  for (const file of files) {
    const name = path.basename(file);
    if ((await stat(file)).size > left) {
      tooLarge.push(name);
      continue;
    }
    const bytes = new Uint8Array(await readFile(file));
    left -= bytes.byteLength;
    picked.push({ name, type: TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream', bytes });
  }
  return { picked, tooLarge };
}
