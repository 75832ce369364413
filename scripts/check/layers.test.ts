import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

/** Each rule of the map with an import that breaks it: who imports, and what. */
const SINS: readonly (readonly [rule: string, from: string, what: string])[] = [
  ['no-unknown-import', 'backend/db/lost.ts', './nowhere.ts'],
  ['no-undeclared-package', 'backend/db/undeclared.ts', 'postcss'],
  ['no-development-package-in-product', 'backend/app.ts', 'vite'],
  ['contract-stands-alone', 'backend/contract/tasks.ts', 'fastify'],
  ['contract-is-the-only-door', 'workers/agent/claim.ts', '../../backend/db/open.ts'],
  ['contract-is-the-only-door', 'renderer/api/peek.ts', '../../backend/db/open.ts'],
  ['contract-is-the-only-door', 'electron/bridge/peek.ts', '../../backend/db/open.ts'],
  ['no-shell-in-renderer', 'renderer/app/shell.ts', '../../electron/main/window.ts'],
  ['no-node-in-renderer', 'renderer/app/read.tsx', 'node:fs'],
  ['only-the-shell-knows-electron', 'backend/media/tray.ts', 'electron'],
  ['backend-knows-no-shell', 'backend/events/tell.ts', '../../electron/main/window.ts'],
  ['workers-know-no-shell', 'workers/agent/draw.ts', '../../renderer/ui/button.tsx'],
  ['the-shell-holds-no-work', 'electron/main/draw.ts', '../../workers/agent/run.ts'],
  ['preload-is-small', 'electron/preload/index.ts', 'zod'],
  ['features-meet-at-their-door', 'backend/features/tasks/count.ts', '../workers/find-worker.ts'],
  ['dialects-do-not-know-each-other', 'backend/features/compat/reigh/pop.ts', '../ourvidz/queue.ts'],
  ['nothing-needs-a-dialect', 'backend/features/tasks/claim.ts', '../compat/index.ts'],
  ['plumbing-knows-no-feature', 'backend/dispatch/ask.ts', '../features/workers/find-worker.ts'],
  ['adapters-do-not-know-each-other', 'backend/providers/fal/submit.ts', '../replicate/poll.ts'],
  ['queues-do-not-know-each-other', 'backend/queue/bullmq/add.ts', '../embedded/take.ts'],
  ['runtimes-do-not-know-each-other', 'workers/runtimes/previz/draw.ts', '../comfyui/run.ts'],
  ['screens-meet-in-the-app', 'renderer/features/library/grid.tsx', '../workspace/take-card.tsx'],
  ['ui-has-no-domain', 'renderer/ui/badge.tsx', '../features/workspace/take-card.tsx'],
  ['api-has-no-screen', 'renderer/api/show.ts', '../features/workspace/take-card.tsx'],
  ['no-test-code-in-product', 'backend/server.ts', './db/open.test.ts'],
  ['no-test-code-in-product', 'workers/agent/try.ts', 'vitest'],
  ['start-reads-no-exports-of-http', 'backend/media/receive.ts', 'node:http'],
  ['lock-database', 'backend/features/tasks/create-task.ts', 'better-sqlite3'],
  ['lock-database', 'backend/media/rows.ts', 'drizzle-orm/sqlite-core'],
  ['lock-pictures', 'backend/features/library/crop.ts', 'sharp'],
  ['lock-redis', 'backend/features/tasks/push.ts', 'bullmq'],
  ['no-homeless-file', 'backend/utils/pad.ts', 'zod'],
  ['no-homeless-import', 'backend/db/pad.ts', '../utils/pad.ts'],
];

/** Imports that the map must allow. */
const INNOCENT: readonly (readonly [from: string, what: string])[] = [
  ['backend/db/migrate.ts', 'better-sqlite3'],
  ['backend/contract/shapes.ts', 'zod'],
  ['backend/features/tasks/task-store.ts', 'drizzle-orm'],
  ['backend/features/tasks/ask.ts', '../workers/index.ts'],
  ['backend/features/workers/index.ts', './find-worker.ts'],
  ['backend/features/workers/find-worker.ts', 'zod'],
  ['backend/features/compat/index.ts', './ourvidz/queue.ts'],
  ['backend/features/compat/ourvidz/queue.ts', 'zod'],
  ['backend/media/measure.ts', 'sharp'],
  ['backend/queue/embedded/take.ts', 'better-sqlite3'],
  ['backend/providers/replicate/poll.ts', 'zod'],
  ['electron/main/window.ts', 'electron'],
  ['workers/agent/run.ts', '../../backend/contract/shapes.ts'],
  ['workers/runtimes/comfyui/run.ts', 'sharp'],
  ['renderer/ui/button.tsx', 'react'],
  ['renderer/features/workspace/take-card.tsx', '../../ui/button.tsx'],
  ['renderer/main.tsx', './features/workspace/take-card.tsx'],
  ['backend/db/open.test.ts', 'vitest'],
];

type Violation = { readonly rule: { readonly name: string }; readonly from: string; readonly to: string };

describe('the map of who may import whom', () => {
  const found: Violation[] = [];

  beforeAll(async () => {
    const house = mkdtempSync(path.join(os.tmpdir(), 'layers-'));
    for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json', 'tsconfig.base.json']) {
      copyFileSync(path.join(root, file), path.join(house, file));
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'));
    const plant = (from: string, what: string) => {
      mkdirSync(path.join(house, path.dirname(from)), { recursive: true });
      // The type keeps the file from being read as plain JavaScript.
      writeFileSync(path.join(house, from), `import * as it from '${what}';\nexport const used: unknown = it;\n`);
    };
    for (const [from, what] of INNOCENT) plant(from, what);
    for (const [, from, what] of SINS) plant(from, what);
    plant('backend/db/open.ts', './migrate.ts');
    plant('backend/db/here.ts', './there.ts');
    plant('backend/db/there.ts', './here.ts');
    writeFileSync(path.join(house, 'backend/db/alone.ts'), 'export const alone: number = 1;\n');
    const program = path.join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
    const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
    const rooms = ['backend', 'electron', 'renderer', 'workers'];
    const options = { cwd: house, maxBuffer: 64 * 1024 * 1024 };
    // It exits with the number of violations, of which there are many.
    const ended = await promisify(execFile)(process.execPath, [...args, ...rooms], options).catch(error => error);
    const report = JSON.parse(ended.stdout) as { summary: { violations: readonly Violation[] } };
    found.push(...report.summary.violations);
  }, 60_000);

  it.each(SINS)('%s holds %s off %s', (rule, from) => {
    expect(found.filter(violation => violation.from === from).map(violation => violation.rule.name)).toContain(rule);
  });

  it('finds two files that need each other', () => {
    const between = found.filter(({ from, to }) => from.startsWith('backend/db/') && /\/t?here\.ts$/.test(to));
    expect(between.map(violation => violation.rule.name)).toEqual(['no-cycles']);
  });

  it('finds a file that nobody imports and that imports nobody', () => {
    expect(found).toContainEqual(
      expect.objectContaining({ from: 'backend/db/alone.ts', rule: expect.objectContaining({ name: 'no-orphans' }) }),
    );
  });

  it.each(INNOCENT)('lets %s import %s', from => {
    expect(found.filter(violation => violation.from === from)).toEqual([]);
  });

  it('has a planted sin for every rule', () => {
    const map = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs')) as {
      forbidden: readonly { name: string }[];
    };
    const planted = new Set(['no-cycles', 'no-orphans', ...SINS.map(([rule]) => rule)]);
    expect(map.forbidden.map(rule => rule.name).filter(name => !planted.has(name))).toEqual([]);
  });
});
