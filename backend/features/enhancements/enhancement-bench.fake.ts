import { onTestFinished } from 'vitest';
import type { Enhancement } from '../../contract/enhancements.ts';
import type { StudioEvent } from '../../contract/events.ts';
import type { Studio } from '../../start-studio.ts';
import { type openStudio, value } from '../../studio.fake.ts';

type Api = Awaited<ReturnType<typeof openStudio>>['api'];

/** What an enhancement came to, once it is no longer being written. */
export async function settled(api: Api, id: string): Promise<Enhancement> {
  for (;;) {
    const found = await value(api.readEnhancement({ params: { id } }));
    if (found.state !== 'writing') return found;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** The events that a person hears over a real stream, as they come. */
export async function heardBy({ address, desktopToken }: Studio) {
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
    for await (const chunk of reply.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
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
  return {
    seen,
    /** Waits until one of them is this. */
    until: (isIt: (event: StudioEvent) => boolean) =>
      new Promise<void>(resolve => {
        const look = () => {
          if (!seen.some(isIt)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}
