import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { BUILD_PRODUCTS, isBuildStale } from './is-build-stale.ts';

describe('whether the build is stale', () => {
  let root = '';
  const put = (file: string, at: number) => {
    const full = path.join(root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, '');
    utimesSync(full, at, at);
  };
  const age = (folder: string, at: number) => utimesSync(path.join(root, folder), at, at);

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'stale-'));
    put('backend/db/open.ts', 1000);
    put('backend/db/open.test.ts', 1000);
    put('node_modules/.package-lock.json', 1000);
    age('backend/db', 1000);
    age('backend', 1000);
    for (const product of BUILD_PRODUCTS) put(product, 2000);
  });

  it('is fresh when every product is newer than every source', () => {
    expect(isBuildStale(root)).toBe(false);
  });

  it('is stale when a product is missing', () => {
    rmSync(path.join(root, 'out/main/worker.js'));
    expect(isBuildStale(root)).toBe(true);
  });

  it('is stale when a source deep down is newer than the oldest product', () => {
    put('backend/db/open.ts', 1900);
    put('out/preload/index.cjs', 1800);
    age('backend/db', 1000);
    expect(isBuildStale(root)).toBe(true);
  });

  it('is stale after a source was deleted, which only its folder tells', () => {
    rmSync(path.join(root, 'backend/db/open.ts'));
    expect(isBuildStale(root)).toBe(true);
  });

  it('is stale after an install', () => {
    put('node_modules/.package-lock.json', 3000);
    expect(isBuildStale(root)).toBe(true);
  });

  it('is fresh when only a test changed', () => {
    put('backend/db/open.test.ts', 3000);
    age('backend/db', 1000);
    expect(isBuildStale(root)).toBe(false);
  });
});
