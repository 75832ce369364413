import type { FastifyInstance } from 'fastify';
import { Refusal } from '../contract/problem.ts';

/** Opens the app to requests and tells its address. Raises `port_in_use`. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new Refusal({
        code: 'port_in_use',
        message: `Port ${port} is in use by another program. Start with another one: --port ${port + 1}.`,
        port,
      });
    }
    throw error;
  }
}
