import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeDoors } from '../backend/plugins/describe-doors.ts';
import { startStudio } from '../backend/start-studio.ts';

const root = path.resolve(import.meta.dirname, '..');
const file = path.join(root, 'openapi.json');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

const folder = mkdtempSync(path.join(tmpdir(), 'dailies-openapi-'));
const studio = await startStudio({
  folder,
  version,
  host: '127.0.0.1',
  port: 0,
  shell: 'browser',
  migrationsFolder: path.join(root, 'migrations'),
  resourcesFolder: path.join(root, 'resources'),
  rendererFolder: null,
  describe: app => describeDoors(app, version),
  launchWorker: null,
  log: console.error,
});
/** Shapes by their names: the order in which they are met hangs on who imports whom first, and says nothing. */
const byName = (shapes: object) =>
  Object.fromEntries(Object.entries(shapes).sort(([one], [other]) => (one < other ? -1 : 1)));
const said = studio.app.swagger();
if (!('components' in said)) throw new Error('The doors describe no shapes.');
const sorted = { ...said, components: { ...said.components, schemas: byName(said.components?.schemas ?? {}) } };
const printed = `${JSON.stringify(sorted, null, 1)}\n`;
await studio.close();
rmSync(folder, { recursive: true });

if (!process.argv.includes('--check')) {
  writeFileSync(file, printed);
} else if (readFileSync(file, 'utf8') !== printed) {
  console.error('openapi.json is not what the doors say now. Run `npm run openapi` and commit it.');
  process.exit(1);
}
