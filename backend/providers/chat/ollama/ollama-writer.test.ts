import { describe, expect, it } from 'vitest';
import type { Limits } from '../place.ts';
import { openTalkingServer, say, type Talk } from '../talking-server.fake.ts';
import { orderFor, placeAt } from '../writing.fake.ts';
import { openOllama } from './ollama-writer.ts';

const line = (content: string, more: object = {}) =>
  `${JSON.stringify({ model: 'small', message: { role: 'assistant', content }, done: false, ...more })}\n`;
const END = line('', { done: true, done_reason: 'stop', prompt_eval_count: 12, eval_count: 5 });
const lines =
  (...all: string[]): Talk =>
  reply =>
    reply.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(all.join(''));

async function open(talk: Talk, limits: Partial<Limits> = {}) {
  const server = await openTalkingServer(talk);
  const writer = openOllama(placeAt(server.address, limits));
  const heard: string[] = [];
  const write = (signal = new AbortController().signal, model: string | null = 'small') =>
    writer.write(orderFor(model), text => heard.push(text), signal);
  return { server, writer, write, heard };
}

describe('Ollama', () => {
  it('writes word by word, and says what it took', async () => {
    const { write, heard, server } = await open(lines(line('a red '), line('fox'), END));
    expect(await write()).toEqual({ text: 'a red fox', model: 'small', tokensIn: 12, tokensOut: 5, cutShort: false });
    expect(heard).toEqual(['a red ', 'fox']);
    expect(server.heard[0]).toMatchObject({
      path: '/api/chat',
      body: { model: 'small', stream: true, options: { num_predict: 200, temperature: 0.7, seed: 4_000_000_000 } },
    });
  });

  it('lists the models that were downloaded there', async () => {
    const { writer } = await open(say({ models: [{ name: 'llama3.2:latest' }, { name: 'qwen3:8b' }] }));
    expect(await writer.listModels(new AbortController().signal)).toEqual(['llama3.2:latest', 'qwen3:8b']);
  });
});
