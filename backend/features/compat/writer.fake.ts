import type { Client } from '../../contract/endpoint.ts';
import type { writers } from '../../contract/writers.ts';
import { openTalkingServer, say, type Talk } from '../../providers/chat/talking-server.fake.ts';
import { value } from '../../studio.fake.ts';

/** An answer of an OpenAI-compatible writer, as it comes: these words, with the tokens that it counted. */
export const stream =
  (words: string, { tokensIn = 40, tokensOut = 12 } = {}): Talk =>
  reply => {
    const parts = [
      { choices: [{ index: 0, delta: { role: 'assistant', content: words } }] },
      { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
      {
        choices: [],
        usage: { prompt_tokens: tokensIn, completion_tokens: tokensOut, total_tokens: tokensIn + tokensOut },
      },
    ];
    const chunk = { id: 'c', object: 'chat.completion.chunk', created: 0, model: 'small' };
    reply.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.end(parts.map(part => `data: ${JSON.stringify({ ...chunk, ...part })}\n\n`).join(''));
  };

/** Adds a writer on this machine that becomes the default one, and whose answers the test says. */
export async function addWriter(api: Client<typeof writers>) {
  let talk: Talk = stream('as it was');
  const models = say({ object: 'list', data: [{ id: 'small', object: 'model', created: 0, owned_by: 'us' }] });
  const server = await openTalkingServer((reply, heard) =>
    heard.path.endsWith('/models') ? models(reply, heard) : talk(reply, heard),
  );
  const wish = { kind: 'openai', address: `${server.address}/v1`, key: null, name: 'Desk', model: 'small' } as const;
  await value(api.addWriter({ body: { ...wish, isDefault: true } }));
  return {
    /** What it answers from now on. */
    talk: (next: Talk) => {
      talk = next;
    },
    /** What it was asked to write, newest last. */
    asked: () =>
      server.heard
        .filter(({ path }) => path.endsWith('/chat/completions'))
        .map(
          ({ body }) => body as { messages: { role: string; content: string }[]; temperature: number; seed?: number },
        ),
    whenAlone: server.whenAlone,
  };
}
