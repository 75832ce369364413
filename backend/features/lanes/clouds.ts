import type { Cloud } from '../../contract/clouds.ts';
import { LANE_NAMES } from '../../contract/policy.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Lane } from '../../contract/workers.ts';
import type { WritableDb } from '../../db/handles.ts';
import { readRemembered, writeRemembered } from '../settings/index.ts';
import { changeWorker, findWorker, listModelsOf } from '../workers/index.ts';
import { countUnderWay } from './calls-store.ts';
import type { LaneBook } from './lane-book.ts';
import type { LaneParts } from './lane-parts.ts';
import { readWeather } from './weather-store.ts';

const HOUR_MS = 3_600_000;
const CHECK_MS = 20_000;
const accountOf = (lane: Lane) => `cloud:${lane}:account`;

/** Tells a cloud as its owner sees it. */
export function readCloud({ database, now }: LaneParts, book: LaneBook, lane: Lane): Cloud {
  const db = database.read;
  const { workerId } = book.get(lane);
  const row = findWorker(db, workerId);
  const hasKey = book.hasKey(lane);
  const on = row?.paused === false;
  const weather = readWeather(db, lane, now() - HOUR_MS);
  const name = LANE_NAMES[lane];
  const refusal = hasKey ? book.refusal(lane) : null;
  const reason = !hasKey
    ? 'It has no key yet.'
    : on
      ? (refusal ?? sayWeather(weather))
      : 'It is switched off: it takes nothing new.';
  return {
    lane,
    name,
    workerId,
    hasKey,
    account: hasKey ? readRemembered(db, accountOf(lane)) || null : null,
    on,
    ready: hasKey && on && row?.online === true,
    reason,
    shutOut: refusal !== null,
    models: listModelsOf(db, workerId).length,
    underWay: countUnderWay(db, workerId),
    weather,
  };
}

const sayWait = (ms: number) => (ms < 1_500 ? 'about a second' : `about ${Math.round(ms / 1000)} seconds`);

function sayWeather(weather: Cloud['weather']): string {
  if (!weather) return 'It is ready; nothing has run there in the last hour.';
  const { runs, failed, waitMs } = weather;
  const wait = waitMs === null ? '' : `, and runs began after ${sayWait(waitMs)}`;
  return `It is ready. In the last hour ${Math.round(failed * runs)} of ${runs} runs failed there${wait}.`;
}

/** Tries a key at its cloud, then keeps it sealed and takes it into force. Raises `provider_key_refused`, `provider_down`, and what the sealer raises. */
export async function setKey(parts: LaneParts, book: LaneBook, lane: Lane, key: string): Promise<void> {
  const { account } = await parts.clouds[lane](key).checkKey(AbortSignal.timeout(CHECK_MS));
  parts.vault.write(`cloud:${lane}`, key);
  await parts.database.write(db => writeRemembered(db, accountOf(lane), account ?? ''));
  await book.reopen(lane, true);
}

/** Asks a cloud that has refused its key whether it takes it now, and opens it then. Raises `conflict` without a key, and like `setKey`. */
export async function tryKeyAgain(parts: LaneParts, book: LaneBook, lane: Lane): Promise<void> {
  const provider = book.get(lane).provider();
  if (!provider)
    throw new Refusal({
      code: 'conflict',
      message: `Give the studio a key of ${LANE_NAMES[lane]} first.`,
      what: 'key',
    });
  const { account } = await provider.checkKey(AbortSignal.timeout(CHECK_MS));
  await parts.database.write(db => writeRemembered(db, accountOf(lane), account ?? ''));
  await book.reopen(lane, true);
}

/** Forgets a key. What runs there is followed again once there is one. */
export async function removeKey({ vault }: LaneParts, book: LaneBook, lane: Lane): Promise<void> {
  vault.remove(`cloud:${lane}`);
  await book.reopen(lane, true);
}

/** Lets a cloud take tasks, or nothing new. */
export const switchCloud = ({ database, events, now }: LaneParts, book: LaneBook, lane: Lane, on: boolean) =>
  database.write((db: WritableDb) => {
    const { workerId } = book.get(lane);
    const goesOn = { paused: false, draining: false, setAside: null, faultsSince: now() };
    changeWorker(db, workerId, on ? goesOn : { paused: true });
    events.publish(db, 'studio', { type: 'worker.changed', workerId });
  });
