import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerAsker } from './answer-asker.ts';

/** How long this writer thinks before its first words, in ms: about what a small model on a graphics card takes. */
const THINKS_MS = 20;
const WORDS =
  'a lighthouse above dark rocks, the last light of the day on its lantern, gulls far out, cold spray '.split(/(?<= )/);
const chunk = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: 'c', model: 'small', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

/** A writer that speaks as OpenAI-compatible ones do, and always thinks for as long. */
const server = createServer((request, reply) => {
  request.resume().once('end', () => {
    if (request.method === 'GET') {
      reply.writeHead(200, { 'content-type': 'application/json' });
      reply.end(JSON.stringify({ object: 'list', data: [{ id: 'small' }] }));
      return;
    }
    reply.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    setTimeout(() => {
      for (const content of WORDS) reply.write(chunk({ content }));
      reply.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
    }, THINKS_MS);
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  answerAsker(
    { address: `http://127.0.0.1:${port}` },
    () => ({}),
    () => server.close(),
  );
});
