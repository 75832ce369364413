import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCommand } from '../scripts/find-command.ts';
import { startVictim } from './support/chaos/start-victim.ts';

// Starts a real studio and has the Python clients of other studios live their lives at its doors; exits as they do.
const python = findCommand(['python3'], process.env.PATH ?? '');
if (python === null) throw new Error('There is no python3 here.');
const folder = mkdtempSync(path.join(tmpdir(), 'dailies-compat-'));
const studio = await startVictim(folder, { tempo: { leaseMs: 6_000, heartbeatMs: 2_000, silentLeaseMs: 4_000 } });
try {
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(python, [path.join(import.meta.dirname, 'compat', 'run.py'), ...process.argv.slice(2)], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        DAILIES_ADDRESS: studio.address,
        DAILIES_PERSON_TOKEN: studio.personToken,
        PYTHONDONTWRITEBYTECODE: '1',
      },
    });
    child.once('error', reject);
    child.once('close', resolve);
  });
  process.exitCode = code ?? 1;
} finally {
  await studio.close();
  rmSync(folder, { recursive: true, force: true });
}
