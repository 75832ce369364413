import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startStudio } from '../backend/start-studio.ts';
import { ROOT } from './open-store.ts';

// A server to be measured: `studio` or `bare` (an echo of as many bytes). It tells its CPU time when asked, in µs.
const folder = mkdtempSync(path.join(tmpdir(), 'dailies-bench-'));
const tell = (message: object) => void process.send?.(message);
process.on('message', message => {
  const { user, system } = process.cpuUsage();
  if (message === 'cpu') tell({ cpu: user + system });
});
process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});

if (process.argv[2] === 'bare') {
  const answer = Buffer.alloc(Number(process.argv[3]), 120);
  const server = createServer((request, reply) => {
    request.resume().once('end', () => reply.writeHead(200, { 'content-type': 'application/json' }).end(answer));
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    tell({ address: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` });
  });
} else {
  let token = '';
  const studio = await startStudio({
    folder,
    host: '127.0.0.1',
    port: 0,
    version: '0',
    shell: 'browser',
    migrationsFolder: path.join(ROOT, 'migrations'),
    resourcesFolder: path.join(ROOT, 'resources'),
    rendererFolder: null,
    launchWorker: env => {
      token = env.DAILIES_TOKEN ?? '';
      return { pid: undefined, onExit: () => undefined, kill: () => undefined };
    },
    log: () => undefined,
  });
  tell({ address: studio.address, token, person: studio.desktopToken });
}
