import { spawn } from 'node:child_process';
import { findTool } from './tools.ts';

/** A display that windows can open on: its name as DISPLAY wants it, and how to take it away again. */
export type OpenDisplay = { readonly name: string; readonly close: () => void };

/** How long Xvfb may take to name its display, in ms. */
const PATIENCE = 10_000;

/** Opens a display in memory (1440×900) by Xvfb; null when Xvfb is not installed; throws when it will not start. */
export function openDisplay(): Promise<OpenDisplay | null> {
  const xvfb = findTool('xvfb');
  if (xvfb === null) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'];
    const child = spawn(xvfb, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const close = () => child.kill('SIGTERM');
    const timer = setTimeout(() => {
      close();
      reject(new Error('Xvfb did not name a display within 10 s'));
    }, PATIENCE);
    child.on('error', reject);
    child.on('exit', code => reject(new Error(`Xvfb ended with exit code ${code}`)));
    child.stdio[3]?.once('data', (number: Buffer) => {
      clearTimeout(timer);
      resolve({ name: `:${number.toString('utf8').trim()}`, close });
    });
  });
}
