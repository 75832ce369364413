import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Bench, meetsGoal } from './support/bench.ts';
import { printTable } from './support/print-table.ts';

/** Each is loaded when it is asked for: what others bring would count as memory of the one that runs. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  million: async () => (await import('./million.ts')).million,
  claim: async () => (await import('./claim.ts')).claim,
  door: async () => (await import('./door.ts')).door,
  handover: async () => (await import('./handover.ts')).handover,
  fleet: async () => (await import('./fleet.ts')).fleet,
  events: async () => (await import('./events.ts')).events,
  upload: async () => (await import('./upload.ts')).upload,
  start: async () => (await import('./start.ts')).start,
  press: async () => (await import('./press.ts')).press,
  grid: async () => (await import('./grid.ts')).grid,
  content: async () => (await import('./content.ts')).content,
  prompts: async () => (await import('./prompts.ts')).prompts,
  enhance: async () => (await import('./enhance.ts')).enhance,
  templates: async () => (await import('./templates.ts')).templates,
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { strict: { type: 'boolean' }, list: { type: 'boolean' }, child: { type: 'boolean' } },
});
const unknown = positionals.filter(name => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}

/** Runs one bench in a process of its own, so that none warms or burdens another; true when every goal was met. */
const runApart = (name: string): Promise<boolean> =>
  new Promise(resolve => {
    const child = spawn(process.execPath, ['--expose-gc', import.meta.filename, '--child', name], { stdio: 'inherit' });
    child.once('exit', code => resolve(code === 0));
  });

if (values.list) {
  for (const load of Object.values(benches)) {
    const { name, question } = await load();
    console.log(`${name.padEnd(10)} ${question}`);
  }
} else if (values.child) {
  const bench = await benches[positionals[0] ?? '']?.();
  const figures = (await bench?.run()) ?? [];
  console.log(`${bench?.name}: ${bench?.question}  (load ${loadavg()[0]?.toFixed(1)})`);
  for (const line of printTable(figures)) console.log(line);
  process.exit(figures.every(meetsGoal) ? 0 : 1);
} else {
  let met = true;
  for (const name of Object.keys(benches))
    if (positionals.length === 0 || positionals.includes(name)) met = (await runApart(name)) && met;
  process.exit(values.strict && !met ? 1 : 0);
}
