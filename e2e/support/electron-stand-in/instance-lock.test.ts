import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeInstanceLock, type SecondInstance } from './instance-lock.ts';

const message: SecondInstance = {
  argv: ['node', 'dailies://take/7'],
  workingDirectory: '/tmp',
  additionalData: { a: 1 },
};
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'instance-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function leaveOwner(owner: string): void {
  mkdirSync(path.join(folder, 'stand-in-instance'));
  writeFileSync(path.join(folder, 'stand-in-instance/owner'), owner);
}

describe('the single instance lock', () => {
  it('belongs to the first, who hears how the second was started', async () => {
    const heard: SecondInstance[] = [];
    const first = makeInstanceLock(
      () => folder,
      told => heard.push(told),
    );
    const second = makeInstanceLock(
      () => folder,
      () => undefined,
    );
    expect([first.request(message), first.request(message)]).toEqual([true, true]);
    expect(second.request(message)).toBe(false);
    expect([first.isHeld(), second.isHeld()]).toEqual([true, false]);
    await vi.waitFor(() => expect(heard).toEqual([message]), 10_000);
    first.release();
    expect(second.request(message)).toBe(true);
    second.release();
  });

  it('is taken over from a process that has died, and from one whose id was given away', () => {
    const lock = makeInstanceLock(
      () => folder,
      () => undefined,
    );
    const { pid } = spawnSync('true');
    leaveOwner(`${pid} 12345`);
    expect(lock.request(message)).toBe(true);
    lock.release();
    leaveOwner(`${process.pid} 1`);
    expect(lock.request(message)).toBe(true);
    lock.release();
  });
});
