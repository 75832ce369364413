import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { findFreePort } from '../../backend/lan/find-free-port.fake.ts';
import { findGenerate, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { expect, test } from '../support/studio-fixture.ts';

const root = path.join(import.meta.dirname, '..', '..');

test('a machine joins by the code on the screen, makes a picture, and is out the moment its token is revoked', async ({
  studio,
}) => {
  const { page, api, folder } = studio;
  await api.changeLan({ body: { on: false, port: await findFreePort() } });
  await page.getByRole('link', { name: 'Workers' }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('menuitem', { name: /^A machine/ }).click();
  await page.getByRole('button', { name: 'Let other machines in' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a machine' });
  await expect(dialog).toContainText('5 tries left');
  const shown = (await dialog.getByText(/^npm run worker/).textContent()) ?? '';
  const [address = '', code = ''] = shown.match(/--studio (\S+) --pair (\d{6})/)?.slice(1) ?? [];

  const config = path.join(folder, 'paired.json');
  const args = ['--studio', address, '--pair', code, '--name', 'Studio PC', '--config', config];
  const env = { ...process.env, DAILIES_WORKER_FOLDER: path.join(folder, 'paired') };
  const worker: ChildProcess = spawn(process.execPath, ['workers/main.ts', ...args], { cwd: root, env });
  const ended = new Promise<number | null>(resolve => void worker.once('exit', resolve));
  let said = '';
  worker.stderr?.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  try {
    await expect(dialog.getByText('Studio PC has joined.')).toBeVisible();
    expect(said).toContain('Its fingerprint: ');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('article', { name: 'Studio PC' })).toContainText('Ready');

    // The only one that may take work now is the machine that joined.
    const workers = await api.listWorkers({});
    const builtIn = workers.ok ? workers.value.workers.find(one => one.builtIn) : undefined;
    await api.pauseWorker({ params: { id: builtIn?.id ?? '' }, body: { paused: true } });
    await page
      .getByRole('link', { name: /Work$|Workspace/ })
      .first()
      .click();
    await findPrompt(page).fill('A lantern on a long pier');
    await findGenerate(page).click();
    await expect(findTakes(page, 'A lantern on a long pier')).toHaveCount(1, { timeout: 60_000 });

    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Revoke the token Studio PC' }).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect(page.getByText('Revoked', { exact: true })).toBeVisible();
    expect(await ended).toBe(1);
    await page.getByRole('link', { name: 'Workers' }).click();
    await expect(page.getByRole('article', { name: 'Studio PC' })).toContainText('Offline');
  } finally {
    worker.kill('SIGKILL');
  }
});
