import { spawn } from 'node:child_process';
import path from 'node:path';

/** Builds the studio quietly; when that fails, prints what the builder said. Resolves to whether it worked. */
export function buildStudio(root: string): Promise<boolean> {
  const builder = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [builder, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
    }
    child.on('error', reject);
    child.on('close', code => {
      if (code !== 0) console.error(said.join(''));
      resolve(code === 0);
    });
  });
}
