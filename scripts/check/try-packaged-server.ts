import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findAddress } from '../start/find-address.ts';
import { describeFailure, programOf, runCommand } from './run-command.ts';
import type { StepRoom } from './step.ts';

/** How long the packed server may take to print its address, in ms. */
const PATIENCE = 15_000;

/**
 * Opens the archive into a folder far from the project's own packages and starts the server in it, so that a package left
 * out of the archive is missed here and not by its owner. Returns what is wrong, or null.
 */
export async function tryPackagedServer(room: StepRoom, app: string): Promise<string | null> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dailies-package-'));
  try {
    return await openAndAsk(room, path.join(app, 'resources', 'app.asar'), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openAndAsk(room: StepRoom, archive: string, folder: string): Promise<string | null> {
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const extract = programOf(room.root, '@electron/asar', 'asar', 'extract', archive, folder);
  const opened = await runCommand(room, extract, { log: 'package' });
  if (opened.code !== 0) return describeFailure(opened);
  const args = [path.join(folder, 'out', 'main', 'server.js'), '--port', '0', '--data', home, '--no-worker'];
  const server = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<null>(resolve => server.once('exit', () => resolve(null)));
  const said: string[] = [];
  server.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const address = await Promise.race([
    ended,
    new Promise<string | null>(resolve => {
      setTimeout(() => resolve(null), PATIENCE).unref();
      server.stdout.setEncoding('utf8').on('data', (text: string) => {
        said.push(text);
        const found = findAddress(said.join(''));
        if (found !== null) resolve(found);
      });
    }),
  ]);
  try {
    if (address === null) return `The packed server printed no address.\n${said.join('')}`;
    const page = await fetch(address);
    const text = await page.text();
    if (page.ok && text.includes('<script')) return null;
    return `The packed server answered ${page.status} and no page at its address.\n${text.slice(0, 500)}`;
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}
