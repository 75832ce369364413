import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findLockFaults, type Lock } from '../check/find-lock-faults.ts';
import { failed, passed, type Step } from '../check/step.ts';

/** The lock names every package of every platform, each with its checksum, and no registry. */
export const lockStep: Step = {
  name: 'lock',
  about: 'the lock holds every package of every platform and names no registry',
  files: ['package-lock.json'],
  run: async room => {
    const faults = findLockFaults(JSON.parse(readFileSync(path.join(room.root, 'package-lock.json'), 'utf8')) as Lock);
    return faults.length === 0 ? passed() : failed(faults.join('\n'));
  },
};
