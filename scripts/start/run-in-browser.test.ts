import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

/** A server that answers nothing but starts, tells how it was ended, and ends with a code of its own. */
const SERVER = `
  const stay = setInterval(() => {}, 1000);
  process.stdin.on('end', () => { require('node:fs').writeFileSync(process.env.ALONE, ''); process.exit(0); }).resume();
  process.on('SIGTERM', () => { console.log('server: put away'); clearInterval(stay); process.exitCode = 7; process.stdin.destroy(); });
  console.log('Dailies is at http://127.0.0.1:7801/?token=once');
`;

describe.skipIf(process.platform === 'win32')('browser mode', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'browser-mode-'));
  const alone = path.join(folder, 'alone');
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  /** A browser whose arguments are printed, and which then does as it is told. */
  function start(server: string, browser: string | null) {
    const program = path.join(folder, 'browser');
    if (browser !== null) writeFileSync(program, `#!/bin/sh\necho "browser: $1" >> ${folder}/opened\n${browser}\n`);
    if (browser !== null) chmodSync(program, 0o755);
    const module = path.join(import.meta.dirname, 'run-in-browser.ts');
    const mode = {
      server: [process.execPath, '-e', server],
      browser: browser === null ? null : program,
      profile: folder,
      compileCache: path.join(folder, 'compile'),
      isRoot: false,
    };
    const code = `const { runInBrowser } = await import(${JSON.stringify(module)}); process.exitCode = await runInBrowser(${JSON.stringify(mode)});`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ALONE: alone },
    });
    running.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (said += text));
    const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
    const until = async (text: string) => {
      while (!said.includes(text)) await new Promise(resolve => setTimeout(resolve, 20));
    };
    return { child, ended, until, said: () => said };
  }

  it('ends the server with Ctrl-C, in peace, and takes its exit code', async () => {
    const studio = start(SERVER, null);
    await studio.until('token=once\n');
    studio.child.kill('SIGINT');
    studio.child.kill('SIGINT');
    expect(await studio.ended).toBe(7);
    expect(studio.said()).toContain('server: put away');
  });

  it('tells the server that it is alone when npm start is killed outright', async () => {
    const studio = start(SERVER, null);
    await studio.until('token=once\n');
    studio.child.kill('SIGKILL');
    await expect.poll(() => existsSync(alone), { timeout: 5000 }).toBe(true);
  });

  it('takes the exit code of a server that cannot start', async () => {
    const studio = start("console.error('The port 7801 is in use.'); process.exitCode = 3;", 'exec sleep 60');
    expect(await studio.ended).toBe(3);
    expect(studio.said()).toContain('The port 7801 is in use.');
  });

  it('ends the studio when its window is closed', async () => {
    const studio = start(SERVER, 'exec sleep 2.3');
    expect(await studio.ended).toBe(7);
    expect(studio.said()).toContain('server: put away');
  });

  it('stays and prints the address when the window cannot be opened', async () => {
    const studio = start(SERVER, 'exit 4');
    await studio.until('could not be opened (exit code 4). Open http://127.0.0.1:7801/?token=once yourself');
    studio.child.kill('SIGTERM');
    expect(await studio.ended).toBe(7);
  });

  it('stays when the page went to a browser that was already running', async () => {
    const studio = start(SERVER, 'exit 0');
    await studio.until('a browser that was already running');
    studio.child.kill('SIGTERM');
    expect(await studio.ended).toBe(7);
  });
});
