import { createServer, type RequestListener } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '../../backend/studio.fake.ts';
import { fetchInputs } from './fetch-inputs.ts';
import { openStudioDoor } from './studio-door.ts';

const parameters = { reference: { media: 'a'.repeat(64) } };

async function openDoor(answer: RequestListener) {
  const server = createServer(answer);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return openStudioDoor({ address: `http://127.0.0.1:${port}`, token: 'secret', instanceId: 'x' });
}

it.each<[string, RequestListener]>([
  ['before the first byte', () => undefined],
  ['in the middle', (_, reply) => void reply.writeHead(200, { 'content-length': 1000 }).write('a few')],
])('an input whose line dies %s is given up, and the task with it, and not waited for', async (_, answer) => {
  const studio = await openDoor(answer);
  const fetching = fetchInputs(studio, parameters, makeFolder(), new AbortController().signal, 50);
  await expect(fetching).rejects.toMatchObject({ problem: { code: 'unreachable' } });
});

it('an input is given up for the reason why the attempt was stopped', async () => {
  const studio = await openDoor(() => undefined);
  const attempt = new AbortController();
  const fetching = fetchInputs(studio, parameters, makeFolder(), attempt.signal);
  attempt.abort(new Error('The task was cancelled.'));
  await expect(fetching).rejects.toThrow('The task was cancelled.');
});
