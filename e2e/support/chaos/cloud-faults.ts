import type { Fault } from '../../../backend/providers/misbehave.fake.ts';

/** A number from 0 to 1, another one at each call, the same ones for the same seed. */
export type Chance = () => number;

const pick = <T>(chance: Chance, from: readonly [T, ...T[]]): T => from[Math.floor(chance() * from.length)] ?? from[0];

const BUSY: readonly [Fault, ...Fault[]] = [
  { kind: 'status', status: 429 },
  { kind: 'status', status: 429, retryAfter: '0' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, body: '<html>Bad gateway</html>' },
  { kind: 'slow', ms: 120 },
  { kind: 'cut-before' },
];
const LOST: readonly [Fault, ...Fault[]] = [...BUSY, { kind: 'cut-after' }, { kind: 'garble' }];

/** Which bad luck befalls a request to a cloud, if any: a quarter of what is sent, a seventh of what is asked. */
export function chooseFault(chance: Chance, what: string): Fault | null {
  switch (what) {
    case 'submit':
      return chance() < 0.25 ? pick(chance, LOST) : null;
    case 'read':
    case 'result':
    case 'list':
    case 'cancel':
      return chance() < 0.15 ? pick(chance, LOST) : null;
    case 'output':
      return chance() < 0.2 ? pick(chance, BUSY) : null;
    default:
      return null;
  }
}
