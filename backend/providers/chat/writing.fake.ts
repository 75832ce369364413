import { Refusal } from '../../contract/problem.ts';
import { LIMITS, type Limits, type Place } from './place.ts';
import { openTalkingServer, type Talk } from './talking-server.fake.ts';
import type { Writer, WritingOrder } from './writer.ts';

/** A writer's place on loopback, with what differs from the usual limits. */
export const placeAt = (address: string, limits: Partial<Limits> = {}, key: string | null = null): Place => ({
  name: 'Desk',
  address,
  key,
  outside: false,
  limits: { ...LIMITS, ...limits },
});

/** An order to make a prompt better. */
export const orderFor = (model: string | null = 'small'): WritingOrder => ({
  brief: {
    purpose: 'enhance',
    family: 'sdxl',
    text: 'a fox',
    instruction: '',
    count: 1,
    existing: [],
    rules: '',
    intensity: 'medium',
  },
  messages: [
    { role: 'system', content: 'Write better.' },
    { role: 'user', content: 'a fox' },
  ],
  model,
  mostTokens: 200,
  temperature: 0.7,
  seed: 4_000_000_000,
});

/** What something was refused with: the code, the reason of a writer, and the words. Raises where it was not. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ code: string; reason: string | null; words: string }> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problem } = error;
    return { code: problem.code, reason: 'reason' in problem ? problem.reason : null, words: problem.message };
  }
  throw new Error('It was not refused.');
}

/** A writer that a played server stands behind. */
export async function openWriting(
  openPlace: (place: Place) => Writer,
  path: string,
  talk: Talk,
  limits: Partial<Limits> = {},
  key: string | null = null,
) {
  const server = await openTalkingServer(talk);
  const writer = openPlace(placeAt(`${server.address}${path}`, limits, key));
  const heard: string[] = [];
  let tell = () => {};
  const hearing = new Promise<void>(resolve => {
    tell = resolve;
  });
  const hear = (text: string) => {
    heard.push(text);
    tell();
  };
  const write = (signal = new AbortController().signal, model: string | null = 'small') =>
    writer.write(orderFor(model), hear, signal);
  return {
    server,
    /** What was told, stretch by stretch. */
    heard,
    /** Comes back with the first words. */
    hearing,
    write,
    listModels: () => writer.listModels(new AbortController().signal),
  };
}
