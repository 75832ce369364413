import { findFreePort } from '../../backend/lan/find-free-port.fake.ts';
import { openStudio, value } from '../../backend/studio.fake.ts';

/** A real studio that other machines reach over TLS; `address` is where. */
export async function openLanStudio(...options: Parameters<typeof openStudio>) {
  const bench = await openStudio(...options);
  const port = await findFreePort();
  const lan = await value(bench.api.changeLan({ body: { on: true, port } }));
  if (lan.state !== 'listening') throw new Error(lan.reason);
  return { ...bench, port, address: `https://127.0.0.1:${port}`, fingerprint: lan.fingerprint ?? '' };
}
