import path from 'node:path';
import { createHeldReads, type HeldLimits } from '../backend/db/held-reads.ts';
import { findTemplate, layTemplates } from '../backend/features/templates/index.ts';
import { type Bench, type Figure, median } from './support/bench.ts';
import { openStore, ROOT, type Store } from './support/open-store.ts';
import { playSession, SESSION } from './support/play-session.ts';

const LOOKUPS = 5_000;
const WRITES = 500;
const WISHES = (['enhance', 'edit', 'many', 'negative'] as const).flatMap(purpose =>
  (['sdxl', 'flux', 'wan', 'qwen-image', 'generic'] as const).flatMap(family =>
    (['general', 'mature'] as const).map(content => ({ purpose, family, content })),
  ),
);

/** How long one lookup takes, in µs, each of them timed. */
function timeLookups({ database }: Store, limits: Partial<HeldLimits>): number[] {
  const parts = { database, held: createHeldReads(database, limits) };
  const look = (at: number) =>
    findTemplate(parts, WISHES[at % WISHES.length] ?? { purpose: 'enhance', family: 'sdxl', content: 'general' });
  for (let at = 0; at < LOOKUPS; at++) look(at);
  return Array.from({ length: LOOKUPS }, (_, at) => {
    const began = performance.now();
    look(at);
    return (performance.now() - began) * 1_000;
  });
}
const p95 = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

/** How long a lookup takes that comes right after something else was written, in µs. */
async function timeAfterWrites({ database }: Store): Promise<number[]> {
  const parts = { database, held: createHeldReads(database) };
  const times: number[] = [];
  for (let at = 0; at < WRITES; at++) {
    await database.write(db => db.run("INSERT OR REPLACE INTO setting (name, value) VALUES ('bench', ?)", at));
    const began = performance.now();
    findTemplate(parts, { purpose: 'enhance', family: 'sdxl', content: 'general' });
    times.push((performance.now() - began) * 1_000);
  }
  return times;
}

/** What holding templates, presets, lists and counts spares, beside the same session without, and what one lookup costs. */
export const templates: Bench = {
  name: 'templates',
  question: 'How much less is read in a session with prompts when answers are held, and how long does a lookup take?',
  run: async () => {
    const store = await openStore(['sdxl']);
    await layTemplates(store.database, path.join(ROOT, 'resources'), Date.now);
    const held = timeLookups(store, {});
    const anew = timeLookups(store, { most: 0 });
    const looks = Array.from({ length: LOOKUPS }, () => {
      const began = performance.now();
      store.database.readStanding();
      return (performance.now() - began) * 1_000;
    });
    const afterWrites = await timeAfterWrites(store);
    store.close();

    const without = await playSession({ most: 0 });
    const beside = await playSession({});
    const reads = { without: without.cache.misses, beside: beside.cache.misses };
    const stale = beside.answers.filter((answer, at) => answer !== without.answers[at]);
    for (const answer of stale.slice(0, 3)) console.log(`  differs: ${answer.slice(0, 300)}`);
    const figures: Figure[] = [
      {
        what: 'fewer reads in the session',
        value: 100 * (1 - reads.beside / reads.without),
        unit: '%',
        beside: `${reads.beside} of ${reads.without} in ${SESSION.length} requests`,
        goal: { atLeast: 80 },
      },
      {
        what: 'answers other than without',
        value: stale.length,
        unit: '',
        beside: `of ${beside.answers.length}, ${beside.cache.invalidations} let go after writes`,
        goal: { atMost: 0 },
      },
      {
        what: 'template lookup, held',
        value: median(held),
        unit: 'µs',
        beside: `${median(anew).toFixed(1)} read anew`,
        goal: { atMost: 20 },
      },
      { what: 'template lookup, held, p95', value: p95(held), unit: 'µs', beside: `${p95(anew).toFixed(1)} read anew` },
      { what: 'of it, the look whether the file has moved on', value: median(looks), unit: 'µs' },
      { what: 'template lookup, held, after a write elsewhere', value: median(afterWrites), unit: 'µs' },
      { what: 'CPU of the session', value: beside.cpuMs, unit: 'ms', beside: `${without.cpuMs.toFixed(0)} without` },
    ];
    return figures;
  },
};
