import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { claim } from './claim.ts';
import { content } from './content.ts';
import { door } from './door.ts';
import { enhance } from './enhance.ts';
import { events } from './events.ts';
import { fleet } from './fleet.ts';
import { grid } from './grid.ts';
import { handover } from './handover.ts';
import { million } from './million.ts';
import { press } from './press.ts';
import { prompts } from './prompts.ts';
import { start } from './start.ts';
import { type Bench, meetsGoal } from './support/bench.ts';
import { printTable } from './support/print-table.ts';
import { templates } from './templates.ts';
import { upload } from './upload.ts';

const benches: readonly Bench[] = [
  million,
  claim,
  door,
  handover,
  fleet,
  events,
  upload,
  start,
  press,
  grid,
  content,
  prompts,
  enhance,
  templates,
];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { strict: { type: 'boolean' }, list: { type: 'boolean' }, child: { type: 'boolean' } },
});
const unknown = positionals.filter(name => !benches.some(bench => bench.name === name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${benches.map(bench => bench.name).join(', ')}.`);
  process.exit(1);
}

/** Runs one bench in a process of its own, so that none warms or burdens another; true when every goal was met. */
const runApart = (name: string): Promise<boolean> =>
  new Promise(resolve => {
    const child = spawn(process.execPath, ['--expose-gc', import.meta.filename, '--child', name], { stdio: 'inherit' });
    child.once('exit', code => resolve(code === 0));
  });

if (values.list) {
  for (const { name, question } of benches) console.log(`${name.padEnd(10)} ${question}`);
} else if (values.child) {
  const bench = benches.find(({ name }) => name === positionals[0]);
  const figures = (await bench?.run()) ?? [];
  console.log(`${bench?.name}: ${bench?.question}  (load ${loadavg()[0]?.toFixed(1)})`);
  for (const line of printTable(figures)) console.log(line);
  process.exit(figures.every(meetsGoal) ? 0 : 1);
} else {
  let met = true;
  for (const { name } of benches)
    if (positionals.length === 0 || positionals.includes(name)) met = (await runApart(name)) && met;
  process.exit(values.strict && !met ? 1 : 0);
}
