import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PICK_CHANNEL } from '../bridge/channels.ts';
import { createSenderCheck } from '../bridge/check-sender.ts';
import { anyWindow, fakeIpc, fakePage } from '../bridge/window.fake.ts';
import { readPicked, servePicking } from './pick-files.ts';

let folder: string;
let png: string;
let huge: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'dailies-pick-'));
  png = path.join(folder, 'harbour 霧.PNG');
  huge = path.join(folder, 'film.mp4');
  await writeFile(png, new Uint8Array([137, 80, 78, 71]));
  await writeFile(huge, '');
  // Two gigabytes that take no room: they must be turned away without being read.
  await truncate(huge, 2 * 1024 ** 3);
});
afterAll(() => rm(folder, { recursive: true }));

function open(filePaths: string[]) {
  const bridge = fakeIpc();
  const dialog = {
    showOpenDialog: vi.fn(async () => ({ canceled: filePaths.length === 0, filePaths })),
    showMessageBox: vi.fn(async () => ({ response: 0, checkboxChecked: false })),
  };
  servePicking({
    ipc: bridge.ipc,
    mayAsk: createSenderCheck(anyWindow),
    dialog: dialog as never,
    windowOf: anyWindow,
  });
  return { dialog, pick: (page = fakePage()) => bridge.invoke(page, PICK_CHANNEL) };
}

describe('picking files', () => {
  it('hands over their names, types and bytes', async () => {
    expect(await open([png]).pick()).toEqual([
      { name: 'harbour 霧.PNG', type: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]) },
    ]);
  });

  it('hands over nothing when the dialog was closed', async () => {
    const { pick, dialog } = open([]);
    expect(await pick()).toEqual([]);
    expect(dialog.showMessageBox).not.toHaveBeenCalled();
  });

  it('names the file that is too large, and hands over the others', async () => {
    const { pick, dialog } = open([huge, png]);
    expect(await pick()).toHaveLength(1);
    expect(dialog.showMessageBox).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ detail: expect.stringMatching(/^film\.mp4\n\nUp to 256 MB/) }),
    );
  });

  it('counts the limit over all files together', async () => {
    const { picked, tooLarge } = await readPicked([png, png, png], 8);
    expect([picked.length, tooLarge]).toEqual([2, ['harbour 霧.PNG']]);
  });

  it('is not for a foreign frame', async () => {
    const { pick, dialog } = open([png]);
    await expect(pick(fakePage({ origin: 'https://evil.example' }))).rejects.toThrow('own window');
    expect(dialog.showOpenDialog).not.toHaveBeenCalled();
  });
});
