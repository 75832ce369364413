import { createServer } from 'node:net';
import { openStudio, value } from '../../backend/studio.fake.ts';

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('No port was given.');
  return address.port;
}

/** A real studio that other machines reach over TLS; `address` is where. */
export async function openLanStudio(...options: Parameters<typeof openStudio>) {
  const bench = await openStudio(...options);
  const port = await findFreePort();
  const lan = await value(bench.api.changeLan({ body: { on: true, port } }));
  if (lan.state !== 'listening') throw new Error(lan.reason);
  return { ...bench, port, address: `https://127.0.0.1:${port}`, fingerprint: lan.fingerprint ?? '' };
}
