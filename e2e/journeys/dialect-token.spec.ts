import { findFreePort } from '../../backend/lan/find-free-port.fake.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('a Wan2GP worker is added, comes in by its commands, is watched, and is out the moment it is removed', async ({
  studio,
}) => {
  const { page, api } = studio;
  await api.changePlainDoor({ body: { on: false, port: await findFreePort() } });
  await page.getByRole('link', { name: 'Workers' }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('menuitem', { name: /^A Wan2GP worker/ }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Attic PC');
  await page.keyboard.press('Enter');

  const start = page.getByRole('dialog', { name: 'Start Attic PC' });
  await start.getByRole('radio', { name: 'Another machine' }).click();
  await start.getByRole('button', { name: 'Open that door…' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('everybody in this network can read along');
  await page.getByRole('button', { name: 'Open the door' }).click();
  const commands = (await start.getByText(/--worker attic-pc/).textContent()) ?? '';
  const [address = '', anonKey = '', token = ''] =
    commands.match(/SUPABASE_URL=(\S+)\n.*ANON_KEY=(\S+)\n[\s\S]*--reigh-access-token (\S+)/)?.slice(1) ?? [];
  await start.getByRole('button', { name: 'Done' }).click();
  const card = page.getByRole('article', { name: 'Attic PC' });
  await expect(card).toContainText('Offline');

  // As the worker itself asks: by its token, and with the anon key alone.
  const port = new URL(address).port;
  const send = async (path: string, headers: Record<string, string>, body: object) =>
    (
      await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    ).status;
  const claim = () =>
    send(
      '/functions/v1/claim-next-task',
      { authorization: `Bearer ${token}` },
      { worker_id: 'attic-pc', run_type: 'gpu' },
    );
  expect(await claim()).toBe(204);
  const beat = { worker_id_param: 'attic-pc', status_param: 'active', logs_param: [] };
  expect(await send('/rest/v1/rpc/func_worker_heartbeat_with_logs', { apikey: anonKey }, beat)).toBe(200);
  await expect(card).toContainText('Ready');

  await page.getByRole('button', { name: 'Watch Attic PC' }).click();
  const watch = page.getByRole('dialog', { name: 'What Attic PC asks' });
  await expect(watch.getByRole('button', { name: /204.*claim-next-task/ })).toBeVisible();
  await watch.getByRole('button', { name: /func_worker_heartbeat_with_logs/ }).click();
  await expect(watch.getByRole('region', { name: 'Asked with' })).toContainText('"status_param": "active"');
  await watch.getByRole('checkbox', { name: 'Errors only' }).click();
  await expect(watch).toContainText('Nothing went wrong');
  expect(await send('/functions/v1/no-such-function', { authorization: `Bearer ${token}` }, {})).toBe(404);
  await expect(watch.getByRole('button', { name: /404.*no-such-function/ })).toBeVisible();
  await page.keyboard.press('Escape');

  // The rest of the studio is not behind that door.
  expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(404);

  await page.getByRole('button', { name: 'More for Attic PC' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(card).toHaveCount(0);
  expect(await claim()).toBe(404);
});
