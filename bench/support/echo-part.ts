import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerAsker, cpuMicros } from './answer-asker.ts';

const server = createServer((request, reply) => {
  const size = Number(request.headers['x-answer-bytes'] ?? 0);
  let came = 0;
  request.on('data', (piece: Buffer) => {
    came += piece.length;
  });
  request.once('end', () => {
    reply.writeHead(200, { 'content-type': 'application/json', 'content-length': size, 'x-came': came });
    reply.end('x'.repeat(size));
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  answerAsker(
    { address: `http://127.0.0.1:${port}` },
    () => ({ cpu: cpuMicros() }),
    () => server.close(),
  );
});
