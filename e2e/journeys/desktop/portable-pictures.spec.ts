import { readFileSync } from 'node:fs';
import { findTakes } from '../../support/find-on-screen.ts';
import { findWorkerProcess } from '../../support/find-worker-process.ts';
import { makeTakes } from '../../support/make-takes.ts';
import { expect, test } from '../../support/studio-fixture.ts';

/** The native libraries of pictures that a process of this machine holds. */
const listNative = (pid: number) =>
  readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .filter(line => /libvips|sharp-linux/.test(line));

test('on Linux a picture is drawn, taken in and shown without native code that dies beside GTK', async ({ studio }) => {
  test.skip(process.platform !== 'linux', 'only there Electron brings a GTK');
  await makeTakes(studio, 'A weaver bird');
  const picture = findTakes(studio.page, 'A weaver bird').locator('img');
  await expect.poll(() => picture.evaluate(img => (img as unknown as { naturalWidth: number }).naturalWidth)).toBe(256);
  const worker = findWorkerProcess(studio.pid);
  expect(worker).not.toBeNull();
  expect([studio.pid, ...(worker === null ? [] : [worker])].map(listNative)).toEqual([[], []]);
});
