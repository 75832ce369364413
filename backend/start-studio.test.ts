import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder, openStudio, ROOT } from './studio.fake.ts';

/** Starts the headless studio as a person does; resolves with its words when it ends or has printed its address. */
function serve(
  ...options: string[]
): Promise<{ code: number | null; said: string; stop(signal: NodeJS.Signals): Promise<number | null> }> {
  const child = spawn(process.execPath, [path.join(ROOT, 'backend', 'server.ts'), '--no-worker', ...options]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return new Promise(resolve => {
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes('token=')) resolve({ code: null, said, stop });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(code => resolve({ code, said, stop }));
  });
}

describe('starting a studio', () => {
  it('prints one address with its token, and stops in order when asked', async () => {
    const { said, stop } = await serve('--data', makeFolder(), '--port', '0');
    expect(said).toMatch(/^Dailies is at http:\/\/127\.0\.0\.1:\d+\/\?token=dly_\S+\n$/m);
    expect(await stop('SIGTERM')).toBe(0);
  });

  it('on a folder that another one has open is refused in words, and the other goes on', async () => {
    const folder = makeFolder();
    const { studio, api } = await openStudio(folder);
    const second = await serve('--data', folder, '--port', '0');
    expect([second.code, second.said]).toEqual([1, expect.stringContaining('Another Dailies has this folder open')]);
    expect((await api.readHealth({})).ok).toBe(true);
    expect(studio.folder).toBe(folder);
  });

  it('after the one before it was killed is not kept out by what that left behind', async () => {
    const folder = makeFolder();
    const first = await serve('--data', folder, '--port', '0');
    await first.stop('SIGKILL');
    const second = await serve('--data', folder, '--port', '0');
    expect(second.said).toContain('Dailies is at');
  });

  it('on a port in use says so and names another', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await new Promise(resolve => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, said } = await serve('--data', makeFolder(), '--port', String(port));
    expect([code, said]).toEqual([1, expect.stringContaining(`--port ${port + 1}`)]);
  });

  it('on a newer studio’s folder says so', async () => {
    const folder = makeFolder();
    const newer = new Sqlite(path.join(folder, 'studio.db'));
    newer.pragma('user_version = 99');
    newer.close();
    const { code, said } = await serve('--data', folder, '--port', '0');
    expect([code, said]).toEqual([1, expect.stringContaining('newer Dailies')]);
  });

  it('on a folder that is a file, or that cannot be written to, says so', async () => {
    const folder = makeFolder();
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const onFile = await serve('--data', path.join(file, 'below'), '--port', '0');
    expect([onFile.code, onFile.said]).toEqual([1, expect.stringContaining('cannot be written to')]);
    chmodSync(folder, 0o500);
    // Root may write anywhere but among the kernel's own.
    const locked = await serve(
      '--data',
      process.getuid?.() === 0 ? '/sys/dailies' : path.join(folder, 'new'),
      '--port',
      '0',
    );
    expect([locked.code, locked.said]).toEqual([1, expect.stringContaining('cannot be written to')]);
  });

  it('with options that do not fit names them', async () => {
    const { code, said } = await serve('--port', 'eighty', '--host', '0.0.0.0');
    expect(code).toBe(1);
    expect(said).toMatch(/--port.*--host/s);
  });
});
