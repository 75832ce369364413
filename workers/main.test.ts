import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { findFreePort } from '../backend/lan/find-free-port.fake.ts';
import { makeFolder, ROOT, value } from '../backend/studio.fake.ts';
import { openLanStudio } from './agent/lan-studio.fake.ts';

const PATIENT = { timeout: 40_000, interval: 50 };

/** Runs the worker's command as a person does, with a home of its own, and gathers what it says. */
function runWorker(home: string, ...args: string[]) {
  const env = { PATH: process.env.PATH, HOME: home, XDG_CONFIG_HOME: path.join(home, 'config'), XDG_DATA_HOME: home };
  const child: ChildProcess = spawn(process.execPath, ['workers/main.ts', ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      heard.text += chunk.toString();
    });
  const ended = new Promise<number | null>(resolve => void child.once('exit', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, heard, ended };
}

const configOf = (home: string) => path.join(home, 'config', 'dailies', 'worker.json');

/** A studio over TLS, and a machine that was paired with it by the command. */
async function openPaired(...more: string[]) {
  const bench = await openLanStudio();
  const home = makeFolder();
  const { code } = await value(bench.api.openPairing({}));
  const worker = runWorker(home, '--studio', bench.address, '--pair', code, '--name', 'Studio PC', ...more);
  const find = async () => {
    const { workers } = await value(bench.api.listWorkers({}));
    return workers.find(({ name, state }) => name === 'Studio PC' && state !== 'offline');
  };
  await vi.waitFor(async () => expect(await find(), worker.heard.text).toBeTruthy(), PATIENT);
  const { models } = await value(bench.api.listModels({}));
  const modelId = models.find(({ id }) => id === 'previz-sketch')?.id ?? '';
  const ask = (size: object = {}) =>
    value(
      bench.api.createTask({
        body: { projectId: bench.projectId, modelId, parameters: { prompt: 'fog over a harbour', ...size } },
      }),
    );
  const until = (id: string, status: string) =>
    vi.waitFor(async () => {
      const batch = await value(bench.api.readBatch({ params: { id } }));
      expect(batch.tasks[0]?.status, worker.heard.text).toBe(status);
      return batch;
    }, PATIENT);
  return { ...bench, home, worker, find, ask, until };
}

describe('npm run worker', () => {
  it('pairs by the code, makes a picture over TLS, and knows the studio at its next start', async () => {
    const { worker, home, ask, until, find, fingerprint, address } = await openPaired(
      '--engine',
      'comfyui=http://127.0.0.1:8188',
    );
    expect(worker.heard.text).toContain(`Its fingerprint: ${fingerprint.slice(0, 4)} ${fingerprint.slice(4, 8)}`);
    const done = await until((await ask()).id, 'succeeded');
    expect(done.takes).toHaveLength(1);
    const remembered = JSON.parse(readFileSync(configOf(home), 'utf8'));
    expect(remembered).toMatchObject({ studio: address, fingerprint, name: 'Studio PC' });
    expect(remembered.engines).toEqual([{ kind: 'comfyui', address: 'http://127.0.0.1:8188' }]);
    if (process.platform !== 'win32') expect(statSync(configOf(home)).mode & 0o777).toBe(0o600);
    expect(worker.heard.text).not.toContain(remembered.token);
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
    await vi.waitFor(async () => expect(await find()).toBeUndefined(), PATIENT);
    runWorker(home);
    await until((await ask()).id, 'succeeded');
  }, 120_000);

  it('stops in words when its token is revoked in the middle of a task, and the task goes back', async () => {
    const { api, ask, until, worker } = await openPaired();
    const { id } = await ask({ size: { width: 1536, height: 1536 } });
    await until(id, 'running');
    const { tokens } = await value(api.listTokens({}));
    await value(api.revokeToken({ params: { id: tokens[0]?.id ?? '' } }));
    expect((await value(api.readBatch({ params: { id } }))).tasks[0]).toMatchObject({ status: 'queued', attempts: 0 });
    expect(await worker.ended).toBe(1);
    expect(worker.heard.text).toMatch(/token (was revoked|lets nobody in here)/);
  }, 120_000);

  it('stops in words when the same pairing is started a second time; the newer goes on', async () => {
    const { home, ask, until, worker } = await openPaired();
    const copy = makeFolder();
    runWorker(copy, '--config', configOf(home));
    expect(await worker.ended).toBe(1);
    expect(worker.heard.text).toContain('Another agent has started with this token, so this one stops.');
    await until((await ask()).id, 'succeeded');
  }, 120_000);

  it('finds the studio again where its address has changed', async () => {
    const { home, api, worker, ask, until } = await openPaired();
    const port = await findFreePort();
    await value(api.changeLan({ body: { on: true, port } }));
    const { id } = await ask();
    await until(id, 'succeeded');
    expect(worker.heard.text).toMatch(new RegExp(`The studio is at https://[\\d.]+:${port} now`));
    expect(JSON.parse(readFileSync(configOf(home), 'utf8')).studio).toContain(`:${port}`);
  }, 120_000);

  it('finds the studio by itself where the network has one', async () => {
    const { api, home } = await openPaired();
    const { code } = await value(api.openPairing({}));
    const other = makeFolder();
    const second = runWorker(other, '--pair', code, '--name', 'Laptop');
    // Other studios may be on this network: then it lists them all, this one too, and chooses none.
    await vi.waitFor(async () => {
      const { workers } = await value(api.listWorkers({}));
      const listed = second.heard.text.includes('more than one studio');
      expect(listed || workers.some(({ name }) => name === 'Laptop'), second.heard.text).toBe(true);
    }, PATIENT);
    expect(existsSync(configOf(home))).toBe(true);
  }, 120_000);

  it('says what to do where it was never paired, where an option does not fit, and what it can do', async () => {
    const home = makeFolder();
    const unpaired = runWorker(home);
    expect(await unpaired.ended).toBe(1);
    expect(unpaired.heard.text).toContain('npm run worker -- --pair 123456');
    const wrong = runWorker(home, '--pair', '12');
    expect(await wrong.ended).toBe(1);
    expect(wrong.heard.text).toBe('--pair: is not a code of six digits\n');
    const engine = runWorker(home, '--engine', 'comfyui');
    expect(await engine.ended).toBe(1);
    expect(engine.heard.text).toContain('write it as KIND=ADDRESS');
    const help = runWorker(home, '--help');
    expect(await help.ended).toBe(0);
    expect(help.heard.text).toContain('--studio ADDRESS');
    writeFileSync(path.join(home, 'broken.json'), '{');
    const broken = runWorker(home, '--config', path.join(home, 'broken.json'));
    expect(await broken.ended).toBe(1);
    expect(broken.heard.text).toContain('pair this machine again');
  }, 60_000);
});
