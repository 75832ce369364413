import { z } from 'zod';
import { Refusal } from '../../../contract/problem.ts';
import { mayProbe, noteHost } from '../../workers/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { askHealth, type Health, isThisMachine } from './ask-health.ts';
import { listRecords, saveRecord } from './records-store.ts';

/** The programs of an OurVidz machine that tell where they can be reached. */
export const Program = z.enum(['chat', 'wan', 'sdxl']);
export type Program = z.infer<typeof Program>;

const INFO_LIMIT = 16_384;
const Info = z.record(z.string(), z.unknown());
const Place = z.object({ url: z.string(), info: Info, health: z.custom<Health>(), fromThisMachine: z.boolean() });

/** Where a program of a worker can be reached, by its own words, and how it answered when it was last asked. */
export type Place = z.infer<typeof Place> & { readonly workerId: string };

const nameOf = (program: Program) => `place.${program}`;
const refuse = (message: string) => new Refusal({ code: 'invalid_request', message, issues: [] });

/** An address of a program, without a path. Raises `invalid_request`. */
export function readWorkerUrl(given: unknown): string {
  const url = typeof given === 'string' && given.length <= 500 ? URL.parse(given) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') throw refuse('worker_url is not an address');
  return url.origin;
}

const save = ({ database, now }: CompatParts, { workerId, ...place }: Place, program: Program) =>
  database.write(db => saveRecord(db, workerId, nameOf(program), JSON.stringify(place), now()));

/** Where this person's workers say that such a program can be reached, the newest first. */
export const listPlacesOf = ({ database }: CompatParts, { owner }: DialectCaller, program: Program): Place[] =>
  listRecords(database.read, owner, nameOf(program)).map(({ workerId, value }) => ({
    workerId,
    ...Place.parse(JSON.parse(value)),
  }));

const ask = ({ database, now }: CompatParts, place: Pick<Place, 'workerId' | 'url' | 'fromThisMachine'>) =>
  askHealth(
    place.url,
    { allowed: mayProbe(database.read, place.workerId), fromThisMachine: place.fromThisMachine },
    now,
  );

/**
 * Notes where a program of the caller's worker can be reached, and asks it how it is where the owner has allowed that. `comesFrom` is the IP address
 * that it said so from. Raises `invalid_request` where it must answer and does not, `too_large` for more words of itself than are kept.
 */
export async function keepPlace(
  parts: CompatParts,
  { workerId }: DialectCaller,
  program: Program,
  said: { readonly url: string; readonly info: Record<string, unknown>; readonly comesFrom: string },
  mustAnswer: boolean,
): Promise<Place> {
  if (JSON.stringify(said.info).length > INFO_LIMIT)
    throw new Refusal({
      code: 'too_large',
      message: 'That is more than is kept of a worker.',
      limit: INFO_LIMIT,
      unit: 'bytes',
    });
  const base = { workerId, url: said.url, info: said.info, fromThisMachine: isThisMachine(said.comesFrom) };
  const place = { ...base, health: await ask(parts, base) };
  if (mustAnswer && place.health.isHealthy === false)
    throw refuse(`The worker did not answer: ${place.health.healthError}`);
  await save(parts, place, program);
  await noteHost(parts.workers, workerId, new URL(said.url).hostname);
  return place;
}

/** Asks a program anew how it is, and writes it down; nothing else that is known of it changes. */
export async function checkPlace(parts: CompatParts, program: Program, place: Place): Promise<Place> {
  const checked = { ...place, health: await ask(parts, place) };
  await save(parts, checked, program);
  return checked;
}
