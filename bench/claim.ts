import { uuidv7 } from 'uuidv7';
import { AFFINITY, preferFor } from '../backend/dispatch/prefer.ts';
import { type Bench, type Figure, median } from './support/bench.ts';
import { openStore, type Store } from './support/open-store.ts';

const DEPTHS = [10_000, 1_000_000] as const;
const MODELS = Array.from({ length: 8 }, (_, n) => `model-${n}`);
const CLAIMS = 2_000;

async function fill({ database, tasks }: Store, rows: number): Promise<void> {
  for (let done = 0; done < rows; done += 10_000) {
    await database.write(db => {
      for (let n = 0; n < 10_000; n++) {
        tasks.queue.enqueue(db, {
          taskId: uuidv7(),
          line: MODELS[n % MODELS.length] ?? '',
          ownerId: 'o',
          priority: n % 3,
          notBefore: null,
        });
      }
    });
  }
}

/** The median time of a claim in µs, inside one transaction so that the disk's sync is no part of it. */
async function timeClaims({ database, tasks }: Store, models: readonly string[]): Promise<number> {
  const request = {
    claimerId: 'bench',
    lines: models,
    prefer: preferFor({ modelId: models[0] ?? null, streak: 0 }, AFFINITY, Date.now),
    leaseMs: 60_000,
  };
  const taken: number[] = [];
  let last = 0;
  const claims = Array.from({ length: CLAIMS }, () =>
    tasks.queue.claim(request, { waitMs: 0 }, () => {
      const now = performance.now();
      taken.push((now - last) * 1000);
      last = now;
    }),
  );
  last = performance.now();
  await Promise.all(claims);
  await database.write(() => undefined);
  return median(taken.slice(100));
}

/** Whether a claim costs the same in a deep queue as in a shallow one. */
export const claim: Bench = {
  name: 'claim',
  question: `What does a claim cost at ${DEPTHS[1].toLocaleString('en')} queued rows, beside ${DEPTHS[0].toLocaleString('en')}?`,
  run: async () => {
    const times = new Map<string, number>();
    for (const depth of DEPTHS) {
      const store = await openStore(MODELS);
      await fill(store, depth);
      times.set(`one ${depth}`, await timeClaims(store, MODELS.slice(0, 1)));
      times.set(`eight ${depth}`, await timeClaims(store, MODELS));
      store.close();
    }
    return ['one', 'eight'].flatMap((models): Figure[] => {
      const [shallow, deep] = DEPTHS.map(depth => times.get(`${models} ${depth}`) ?? Number.NaN);
      return [
        {
          what: `${models} model${models === 'one' ? '' : 's'}, deep over shallow`,
          value: (deep ?? Number.NaN) / (shallow ?? Number.NaN),
          unit: '×',
          goal: { atMost: 1.2 },
        },
        {
          what: `${models} model${models === 'one' ? '' : 's'}, deep`,
          value: deep ?? Number.NaN,
          unit: 'µs',
          beside: `${shallow?.toFixed(1)} µs shallow`,
        },
      ];
    });
  },
};
