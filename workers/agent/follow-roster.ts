import { setTimeout as sleep } from 'node:timers/promises';
import type { EnginePlace, Looked, Roster } from '../../backend/contract/engines.ts';
import type { Places } from './places.ts';
import { isShut, spread } from './register.ts';
import type { StudioDoor } from './studio-door.ts';

const WAIT_MS = 25_000;
const RETRY_MS = 1_000;
const LOOK_MOST_MS = 15_000;

/** What following the roster works with. */
export type Following = {
  readonly studio: Pick<StudioDoor, 'readRoster' | 'answerLook'>;
  readonly places: Places;
  readonly look: (place: EnginePlace, signal: AbortSignal) => Promise<Looked>;
  readonly say: (words: string) => void;
};

/**
 * Drives what the studio's roster names and looks at what it asks to look at, until `drain` aborts or the token is no longer good.
 * Then every place has ended in order. While the studio is away the places go on with what they have.
 */
export async function followRoster({ studio, places, look, say }: Following, drain: AbortSignal): Promise<void> {
  const looking = new Set<string>();
  const answer = async ({ id, ...place }: Roster['looks'][number]) => {
    if (looking.has(id)) return;
    looking.add(id);
    const looked = await look(place, AbortSignal.timeout(LOOK_MOST_MS));
    const told = await studio.answerLook({ params: { id }, body: looked });
    if (!told.ok) say(`The studio did not take what was found: ${told.problem.message}`);
    looking.delete(id);
  };

  let knownVersion: string | null = null;
  while (!drain.aborted) {
    const read: Awaited<ReturnType<StudioDoor['readRoster']>> | null = await studio
      .readRoster({ body: { knownVersion, waitMs: WAIT_MS } }, { signal: drain })
      .catch(() => null);
    if (read === null) break;
    if (read.ok) {
      knownVersion = read.value.version;
      places.follow(read.value.places);
      for (const wanted of read.value.looks) void answer(wanted);
      continue;
    }
    if (isShut(read.problem)) break;
    await sleep(spread(RETRY_MS), undefined, { signal: drain }).catch(() => undefined);
  }
  await places.stop();
}
