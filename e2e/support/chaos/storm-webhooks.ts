import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'svix';
import { request } from 'undici';
import type { Lane } from '../../../backend/contract/workers.ts';
import { type Chance, pick } from './cloud-faults.ts';
import type { Clouds } from './clouds.ts';

/** Where the clouds believe the studio to be. */
export const PUBLIC_ADDRESS = 'https://studio.example.com';
const TEN_MINUTES_S = 600;
/** A flood is so many at once. */
const FLOOD = 25;

type Run = { readonly id: string; readonly webhook: string | null };
type Message = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };
const FORGERIES = ['unsigned', 'of another secret', 'changed', 'of ten minutes ago', 'of the other cloud'] as const;

/** What came of the webhooks that were sent: how many the studio heard, how many it refused or let wait, and how many forged ones it believed. */
export type StormTold = { sent: number; heard: number; refused: number; limited: number; believed: number };

function signFor({ replicate, fal }: Clouds, lane: Lane, id: string, body: string, at: number, secret: string) {
  if (lane === 'fal') return fal.sign(body, at);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': new Webhook(secret === '' ? replicate.secret : secret).sign(id, new Date(at * 1000), body),
  };
}

/**
 * Sends a studio what clouds say and what others might say in their name, all the time, in any order, twice, late and in floods, until it is stopped.
 * `aim` tells where it listens, null while it does not.
 */
export function stormWebhooks(clouds: Clouds, chance: Chance) {
  const told: StormTold = { sent: 0, heard: 0, refused: 0, limited: 0, believed: 0 };
  const sent: Message[] = [];
  let target: string | null = null;
  let over = false;
  let number = 0;

  const make = (lane: Lane, { id, webhook }: Run, forged: (typeof FORGERIES)[number] | null): Message => {
    const body = JSON.stringify(lane === 'fal' ? { request_id: id, status: 'OK' } : { id, status: 'succeeded' });
    const at = Math.floor(Date.now() / 1000) - (forged === 'of ten minutes ago' ? TEN_MINUTES_S : 0);
    const by = forged === 'of the other cloud' ? (lane === 'fal' ? 'replicate' : 'fal') : lane;
    const secret =
      forged === 'of another secret' ? `whsec_${Buffer.from('the secret of a stranger').toString('base64')}` : '';
    const signed = forged === 'unsigned' ? {} : signFor(clouds, by, `msg_${number++}`, body, at, secret);
    const { pathname, search } = new URL(webhook ?? '/', PUBLIC_ADDRESS);
    return { url: pathname + search, headers: signed, body: forged === 'changed' ? body.replace('{', '{ ') : body };
  };
  const send = async (message: Message, forged: boolean): Promise<void> => {
    if (target === null) return;
    try {
      const { statusCode, body } = await request(`${target}${message.url}`, {
        method: 'POST',
        headers: { ...message.headers, host: new URL(PUBLIC_ADDRESS).host, 'content-type': 'application/json' },
        body: message.body,
      });
      await body.dump();
      told.sent += 1;
      if (statusCode === 204) told.heard += 1;
      else if (statusCode === 429) told.limited += 1;
      else told.refused += 1;
      if (statusCode === 204 && forged) told.believed += 1;
    } catch {
      // The studio was killed meanwhile; a cloud would send it again, and so does the next turn.
    }
  };
  const blow = async () => {
    const lane = chance() < 0.5 ? 'replicate' : 'fal';
    const runs = [...clouds[lane].runs.values()].filter(({ webhook }) => webhook !== null).slice(-30);
    const [first, ...rest] = runs;
    if (!first) return;
    const run = pick(chance, [first, ...rest]);
    const kind = chance();
    // FAL's scheme knows no secret of one studio: another one is simply another signer.
    const forged = kind < 0.3 ? pick(chance, FORGERIES) : null;
    if (forged !== null) {
      const forgery = lane === 'fal' && forged === 'of another secret' ? 'unsigned' : forged;
      const flood = chance() < 0.03 ? FLOOD : 1;
      await Promise.all(Array.from({ length: flood }, () => send(make(lane, run, forgery), true)));
      return;
    }
    const again = sent[Math.floor(chance() * sent.length)];
    const message = kind < 0.5 && again ? again : make(lane, run, null);
    sent.push(message);
    if (sent.length > 200) sent.shift();
    await send(message, false);
  };
  const storming = (async () => {
    while (!over) {
      await blow();
      await sleep(40 + 80 * chance());
    }
  })();
  return {
    told,
    aim: (address: string | null) => {
      target = address;
    },
    stop: async () => {
      over = true;
      await storming;
    },
  };
}
