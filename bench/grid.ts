import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { openDatabase } from '../backend/db/open-database.ts';
import { openMediaStore } from '../backend/media/media-store.ts';
import { openRenditionCache } from '../backend/media/rendition-cache.ts';
import { type Bench, median } from './support/bench.ts';
import { ROOT } from './support/open-store.ts';
import { startServer } from './support/start-server.ts';

const TAKES = 10_000;
const PICTURES = 40;
const SCROLL_MS = 5_000;
const PIXELS_A_FRAME = 40;

/** Scrolls the grid for a while in the page and tells the time between frames, in ms; as text, since it speaks of the page's own things. */
const SCROLL = `new Promise(resolve => {
  let scroller = document.querySelector('[role=grid]');
  while (scroller && scroller.scrollHeight <= scroller.clientHeight + 10) scroller = scroller.parentElement;
  const times = [];
  const begun = performance.now();
  let last = begun;
  const turn = now => {
    times.push(now - last);
    last = now;
    scroller.scrollBy(0, ${PIXELS_A_FRAME});
    if (now - begun < ${SCROLL_MS}) requestAnimationFrame(turn);
    else resolve(times.slice(5));
  };
  requestAnimationFrame(turn);
})`;

/** Fills a folder that a studio has opened once with kept takes. */
async function fill(folder: string): Promise<void> {
  const database = openDatabase(path.join(folder, 'studio.db'), path.join(ROOT, 'migrations'));
  const store = await openMediaStore(folder);
  const renditions = await openRenditionCache(folder, store);
  const owner = database.read.get<{ id: string; project: string }>(
    'SELECT p.id, j.id AS project FROM person p JOIN project j',
  );
  const hashes: string[] = [];
  for (let n = 0; n < PICTURES; n++) {
    const bytes = await sharp({
      create: { width: 512, height: 512, channels: 3, background: { r: (n * 37) % 256, g: (n * 91) % 256, b: 120 } },
    })
      .png()
      .toBuffer();
    const { sha256 } = await store.receive(Readable.from([bytes]), { limitBytes: 1e7 });
    const media = await renditions.prepare(sha256);
    await database.write(db =>
      db.run(
        'INSERT INTO media VALUES (?, ?, ?, ?, ?, NULL, ?, 0)',
        sha256,
        media.type,
        media.bytes,
        media.width,
        media.height,
        media.placeholder,
      ),
    );
    hashes.push(sha256);
  }
  await database.write(db => {
    for (let n = 0; n < TAKES; n++) {
      const id = `0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}`;
      db.run(
        `INSERT INTO generation (id, owner_id, project_id, batch_id, task_id, kind, model_id, prompt, seed, primary_variant_id, in_workspace, created_at, kept_at)
         VALUES (?, ?, ?, ?, ?, 'image', 'previz-sketch', ?, ?, ?, 0, ?, ?)`,
        id,
        owner?.id ?? '',
        owner?.project ?? '',
        id,
        id,
        `take ${n}`,
        n,
        id,
        n,
        n,
      );
      db.run("INSERT INTO variant VALUES (?, ?, ?, ?, 'result', '{}', 0)", id, id, id, hashes[n % PICTURES] ?? '');
    }
  });
  database.close();
}

/** Whether a large library scrolls smoothly. */
export const grid: Bench = {
  name: 'grid',
  question: `How smoothly do ${TAKES.toLocaleString('en')} takes scroll, drawn in software?`,
  run: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dailies-bench-'));
    const once = await startServer(['--no-worker'], folder);
    once.child.kill('SIGTERM');
    await new Promise(resolve => once.child.once('exit', resolve));
    await fill(folder);
    const served = await startServer(['--no-worker'], folder);
    const flags = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ];
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: flags,
    });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(() => localStorage.setItem('dailies.first-start', 'done'));
    await page.goto(`${served.address}/?token=${served.token}`);
    await page.waitForURL('**/work');
    await page.goto(`${served.address}/library`);
    await page.getByRole('grid').waitFor();
    await page.locator('[role=grid] img').first().waitFor();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const spent = async () => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return metrics.find(metric => metric.name === 'ScriptDuration')?.value ?? 0;
    };
    const before = await spent();
    const frames = (await page.evaluate(SCROLL)) as number[];
    const script = ((await spent()) - before) * 1000;
    await browser.close();
    await served.stop();
    rmSync(folder, { recursive: true });
    const sorted = [...frames].sort((a, b) => a - b);
    return [
      {
        what: 'frame time, p95',
        value: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
        unit: 'ms',
        goal: { atMost: 16.9 },
      },
      { what: 'frame time, p50', value: median(frames), unit: 'ms' },
      { what: 'script a frame', value: script / frames.length, unit: 'ms' },
      {
        what: 'frames within 16.9 ms',
        value: (frames.filter(ms => ms <= 16.9).length / frames.length) * 100,
        unit: '%',
      },
    ];
  },
};
