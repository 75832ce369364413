import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './open-store.ts';

/** The built server in a folder; `address` and `token` are what it printed. `stop` removes a folder that was made for it. */
export type Served = {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly address: string;
  readonly token: string;
  stop(): Promise<void>;
};

/** Starts the built server as `npm start` does, in this folder or in one of its own. */
export async function startServer(options: readonly string[] = [], given?: string): Promise<Served> {
  const folder = given ?? mkdtempSync(path.join(tmpdir(), 'dailies-bench-'));
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(ROOT, '.cache', 'compile') };
  const entry = path.join(ROOT, 'out', 'main', 'server.js');
  const child = spawn(process.execPath, [entry, '--data', folder, '--port', '0', ...options], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<URL>((resolve, reject) => {
    child.stdout?.on('data', chunk => {
      const found = /http\S+/.exec(String(chunk));
      if (found) resolve(new URL(found[0]));
    });
    child.once('exit', () => reject(new Error('The server ended at its start. Is it built? (npm run build)')));
  });
  const stop = async () => {
    const gone = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  };
  return { child, folder, address: url.origin, token: url.searchParams.get('token') ?? '', stop };
}

/** Signs in as the owner; the returned function calls a JSON door. */
export async function signIn({ address, token }: Served) {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(new URL('/api/session', address), {
    method: 'POST',
    headers,
    body: JSON.stringify({ token }),
  });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  const call = async <T>(url: string, body?: object): Promise<T> => {
    const asked = await fetch(new URL(url, address), {
      headers: { cookie, ...(body && headers) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!asked.ok) throw new Error(`${url} answered ${asked.status}: ${await asked.text()}`);
    return asked.json() as Promise<T>;
  };
  return { cookie, call };
}
