import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../../support/studio-fixture.ts';

test('a page from elsewhere in the same browser can neither do nor read anything in the studio', async ({ studio }) => {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<p>A fine page</p>'),
  );
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { origin } = new URL(studio.page.url());
  // Another port of the same host: a browser sends the studio's cookie along.
  const foreign = await studio.page.context().newPage();
  await foreign.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const answers = await foreign.evaluate(async origin => {
    const ask = (path: string, init: RequestInit) =>
      fetch(origin + path, { credentials: 'include', ...init }).then(
        answer => `${answer.type} ${answer.status}`,
        () => 'refused',
      );
    const paused = '{"paused":true}';
    return [
      await ask('/api/projects', {}),
      await ask('/api/queue/pause', { method: 'POST', mode: 'no-cors', body: paused }),
      await ask('/api/queue/pause', { method: 'POST', headers: { 'content-type': 'application/json' }, body: paused }),
    ];
  }, origin);
  // What is sent without asking first may get an answer that the page cannot look into; what it did shows in the queue.
  expect(answers.filter(answer => answer !== 'refused' && answer !== 'opaque 0')).toEqual([]);
  expect(await studio.api.readQueue({})).toMatchObject({ value: { paused: false } });

  await foreign.setContent(`<iframe src="${origin}/work"></iframe>`);
  await expect(foreign.frameLocator('iframe').getByRole('navigation')).toHaveCount(0);
  await foreign.close();
  server.close();
});

test('a name that leads to this machine by a trick of the DNS is not answered', async ({ studio }) => {
  const { hostname, port } = new URL(studio.page.url());
  const [cookie] = await studio.page.context().cookies();
  const ask = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { host, cookie: `${cookie?.name}=${cookie?.value}` };
      request({ hostname, port, path: '/api/projects', headers }, answer => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
  expect(await ask(`127.0.0.1:${port}`)).toBe(200);
  expect(await ask(`evil.example:${port}`)).toBe(403);
});
