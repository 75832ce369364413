import type { Server } from 'node:net';
import { Refusal } from '../contract/problem.ts';

function refuseListening(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new Refusal({
      code: 'port_in_use',
      message: `Port ${port} is in use by another program. Choose another port.`,
      port,
    });
  if (code === 'EACCES')
    return new Refusal({
      code: 'not_allowed',
      message: `This system does not let Dailies listen on port ${port}. Choose another port.`,
      needs: `listen on port ${port}`,
    });
  return error;
}

/** Listens there and returns the port that it got. Raises `port_in_use`, `not_allowed`. */
export async function listenOn(server: Server, host: string, port: number): Promise<number> {
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, host, resolve);
  await listening.catch((error: unknown) => {
    throw refuseListening(error, port);
  });
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : port;
}

/** Takes nobody in any more and cuts off everybody who is in. */
export function closeAtOnce(server: Server & { closeAllConnections(): void }): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return closed;
}
