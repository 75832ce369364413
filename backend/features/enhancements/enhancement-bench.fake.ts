import type { ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Enhancement } from '../../contract/enhancements.ts';
import type { StudioEvent } from '../../contract/events.ts';
import { chunk } from '../../providers/chat/openai/openai.fake.ts';
import { openTalkingServer, say, type Talk } from '../../providers/chat/talking-server.fake.ts';
import type { Studio, StudioOptions } from '../../start-studio.ts';
import { makeFolder, openStudio, value } from '../../studio.fake.ts';

type Api = Awaited<ReturnType<typeof openStudio>>['api'];
const MODELS = say({ object: 'list', data: [{ id: 'small' }] });
const LAST = `${chunk({}, 'stop')}data: [DONE]\n\n`;

/** Answers with these stretches, each an event of its own. */
export const write =
  (...stretches: readonly string[]): Talk =>
  reply => {
    reply.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const content of stretches) reply.write(chunk({ content }));
    reply.end(LAST);
  };

/** A writer whose pen the test holds: it writes what it is told to, and ends when it is told to. */
export function holdPen() {
  const replies: ServerResponse[] = [];
  const waiting: (() => void)[] = [];
  const talk: Talk = reply => {
    replies.push(reply.writeHead(200, { 'content-type': 'text/event-stream' }));
    reply.flushHeaders();
    for (const tell of waiting.splice(0)) tell();
  };
  const asked = async (): Promise<ServerResponse> => {
    for (;;) {
      const reply = replies[0];
      if (reply) return reply;
      await new Promise<void>(resolve => waiting.push(resolve));
    }
  };
  return {
    talk,
    /** How often it was asked. */
    times: () => replies.length,
    asked,
    write: async (content: string) => void (await asked()).write(chunk({ content })),
    end: async () => void (await asked()).end(LAST),
  };
}

/** What an enhancement came to, once it is no longer being written. */
export async function settled(api: Api, id: string): Promise<Enhancement> {
  for (;;) {
    const found = await value(api.readEnhancement({ params: { id } }));
    if (found.state !== 'writing') return found;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** A studio whose default writer is a played OpenAI-compatible server. */
export async function openEnhancing(talk: Talk, folder = makeFolder(), options: Partial<StudioOptions> = {}) {
  const server = await openTalkingServer((reply, heard) => (heard.method === 'GET' ? MODELS : talk)(reply, heard));
  const { api, studio, projectId } = await openStudio(folder, options);
  const writer = await value(
    api.addWriter({
      body: { name: 'Desk', kind: 'openai', address: server.address, model: 'small', key: null, isDefault: true },
    }),
  );
  const asked = { projectId, modelId: 'previz-sketch', purpose: 'enhance' as const, text: 'a cat on a windowsill' };
  return {
    api,
    studio,
    projectId,
    server,
    writer,
    folder,
    asked,
    /** How often it was asked to write. */
    times: () => server.heard.filter(({ method }) => method === 'POST').length,
    start: (more: Partial<Parameters<Api['startEnhancement']>[0]['body']> = {}) =>
      api.startEnhancement({ body: { ...asked, ...more } }),
    /** What became of one, at its end. */
    write: async (more: Partial<Parameters<Api['startEnhancement']>[0]['body']> = {}) =>
      settled(api, (await value(api.startEnhancement({ body: { ...asked, ...more } }))).id),
    talk: (next: Talk) => server.talk((reply, heard) => (heard.method === 'GET' ? MODELS : next)(reply, heard)),
  };
}

/** The events that a person hears over a real stream, as they come. */
export async function heardBy({ address, desktopToken }: Pick<Studio, 'address' | 'desktopToken'>) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const reply = await fetch(`${address}/api/events`, {
    headers: { authorization: `Bearer ${desktopToken}` },
    signal: stop.signal,
  });
  const seen: StudioEvent[] = [];
  const waiting = new Set<() => void>();
  const read = async () => {
    let text = '';
    for await (const piece of reply.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += piece;
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) {
        const data = /^data: (.*)$/m.exec(frame)?.[1];
        if (data !== undefined) seen.push(JSON.parse(data) as StudioEvent);
      }
      for (const look of waiting) look();
    }
  };
  read().catch(() => undefined); // the test is over
  const until = (isThere: () => boolean) =>
    new Promise<void>(resolve => {
      const look = () => {
        if (!isThere()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  /** The text as the stretches put it together. */
  const text = () =>
    seen.reduce((all, event) => (event.type === 'enhancement.text' ? all.slice(0, event.from) + event.text : all), '');
  return {
    seen,
    text,
    untilText: (wanted: string) => until(() => text() === wanted),
    untilEnded: () => until(() => seen.some(({ type }) => type === 'enhancement.ended')),
  };
}
