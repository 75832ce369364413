import type { Fault } from '../../../backend/providers/misbehave.fake.ts';

/** A number from 0 to 1, another one at each call, the same ones for the same seed. */
export type Chance = () => number;
type Some<T> = readonly [T, ...T[]];

/** One of these. */
export const pick = <T>(chance: Chance, from: Some<T>): T => from[Math.floor(chance() * from.length)] ?? from[0];

const BUSY: Some<Fault> = [
  { kind: 'status', status: 429 },
  { kind: 'status', status: 429, retryAfter: '0' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, body: '<html>Bad gateway</html>' },
  { kind: 'slow', ms: 120 },
  { kind: 'cut-before' },
  { kind: 'hang' },
];
const SHUT_OUT: Some<Fault> = [
  { kind: 'status', status: 401, body: '{"detail":"Invalid token."}' },
  { kind: 'status', status: 402, body: '{"detail":"You have insufficient credit."}' },
  { kind: 'status', status: 403, body: '{"detail":"User is locked. Reason: Exhausted balance."}' },
];
const LOST: Some<Fault> = [
  ...BUSY,
  { kind: 'cut-after' },
  { kind: 'garble' },
  { kind: 'hang', acts: true },
  { kind: 'stall' },
];
/** What a reading says once, and what is there all the same. */
const ASKED: Some<Fault> = [...LOST, { kind: 'status', status: 404 }];
const OUTPUT: Some<Fault> = [
  ...BUSY,
  { kind: 'stall' },
  { kind: 'page' },
  { kind: 'status', status: 404 },
  { kind: 'status', status: 410 },
];

const befall = (chance: Chance, share: number, from: Some<Fault>): Fault | null =>
  chance() < share ? pick(chance, from) : null;

/** Which bad luck befalls a request to a cloud, if any; one in a hundred finds the account shut. */
export function chooseFault(chance: Chance, what: string): Fault | null {
  switch (what) {
    case 'submit':
      return befall(chance, 0.01, SHUT_OUT) ?? befall(chance, 0.3, LOST);
    case 'read':
      return befall(chance, 0.01, SHUT_OUT) ?? befall(chance, 0.2, ASKED);
    case 'result':
    case 'list':
    case 'cancel':
      return befall(chance, 0.2, LOST);
    case 'output':
      return befall(chance, 0.25, OUTPUT);
    default:
      return null;
  }
}

/** What a fault is called where they are counted. */
export const nameFault = (fault: Fault): string => (fault.kind === 'status' ? `status ${fault.status}` : fault.kind);
