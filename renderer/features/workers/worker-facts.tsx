import type { ReactNode } from 'react';
import { ENGINE_NAMES } from '../../../backend/contract/engines.ts';
import type { Model } from '../../../backend/contract/models.ts';
import type { Worker } from '../../../backend/contract/workers.ts';
import { sayMoment } from '../../ui/say-time.ts';
import { describeHardware } from './describe-hardware.ts';
import { DIALECT_WORDS } from './dialect-words.ts';
import { SpeedChart } from './speed-chart.tsx';

type WorkerFactsProps = { readonly worker: Worker; readonly models: readonly Model[] };

/** How its last attempts went, in words. */
function describeFaults({ failed, of, last }: Worker['faults']): string {
  if (of === 0) return 'nothing tried yet';
  if (failed === 0) return of === 1 ? 'none in its one task' : `none in its last ${of} tasks`;
  return `${failed} of its last ${of} tasks failed${last ? `; the last: ${last.message}` : ''}`;
}

const sayVersion = (version: string) => (version === '' ? 'not heard of yet' : `version ${version}`);

function describeAgent({ builtIn, engine, version, lastSeenAt }: Worker): string {
  const who = engine ? "the studio's own" : builtIn ? 'started by the studio' : 'on that machine';
  const heard = lastSeenAt === null ? '' : `, last heard ${sayMoment(lastSeenAt)}`;
  return `${who}, ${sayVersion(version)}${heard}`;
}

/** What a machine is, how it is driven, and how it has done. */
export function WorkerFacts({ worker, models }: WorkerFactsProps) {
  const { engine, dialect, host, hardware, runtimes, faults, lastSeenAt } = worker;
  const drivenBy = runtimes.map(({ name, version }) => `${name} ${version}`.trim()).join(', ');
  const facts: readonly (readonly [string, ReactNode])[] = [
    ...(engine
      ? [
          [
            'Engine',
            `${ENGINE_NAMES[engine.kind]} at ${engine.address}${engine.locked ? ', with a password' : ''}`,
          ] as const,
        ]
      : []),
    ...(dialect ? [['Speaks', DIALECT_WORDS[dialect].speaks] as const] : []),
    ...(dialect
      ? ([
          ...(host === '' ? [] : [['Machine', host] as const]),
          ['Heard', lastSeenAt === null ? 'not yet' : sayMoment(lastSeenAt)],
        ] as const)
      : ([
          ['Machine', [host, ...describeHardware(hardware)].join(' · ')],
          ['Runtimes', drivenBy === '' ? 'none' : drivenBy],
          ['Agent', describeAgent(worker)],
        ] as const)),
    ['Faults', describeFaults(faults)],
    ['Speed', <SpeedChart key="speed" worker={worker} models={models} />],
  ];
  return (
    <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-4 gap-y-1">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-second">{name}</dt>
          <dd className="min-w-0 break-words select-text">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
