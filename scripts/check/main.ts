import { availableParallelism } from 'node:os';
import path from 'node:path';
import { describeEnd, describeStart, describeTotal } from './print-report.ts';
import { readRequest } from './read-request.ts';
import { runSteps } from './run-steps.ts';
import { STEPS } from './steps.ts';

const root = process.cwd();
const request = readRequest(
  process.argv.slice(2),
  STEPS.map(step => step.name),
);

switch (request.want) {
  case 'nothing':
    console.error(`${request.why}\n${listSteps()}`);
    process.exitCode = 2;
    break;
  case 'list':
    console.log(listSteps());
    break;
  case 'run': {
    const bin = path.join(root, 'node_modules', '.bin');
    process.env.PATH = `${bin}${path.delimiter}${process.env.PATH ?? ''}`;
    const results = await runSteps(
      STEPS.filter(step => request.names.includes(step.name)),
      { root, logs: path.join(root, '.cache', 'check'), verbose: request.verbose },
      {
        begin: step => process.stdout.write(describeStart(step)),
        end: result => console.log(describeEnd(result)),
      },
      // What two say at once could not be told apart.
      request.verbose ? 1 : Math.min(2, availableParallelism()),
    );
    console.log(describeTotal(results));
    process.exitCode = results.some(({ outcome }) => outcome.is === 'failed') ? 1 : 0;
    break;
  }
  default:
    request satisfies never;
}

function listSteps(): string {
  const lines = STEPS.map(step => `  ${step.name.padEnd(18)} ${step.about}`);
  return [
    'Run all with "npm test", or some with "npm run check -- <step> …" (--verbose shows their output).',
    ...lines,
  ].join('\n');
}
