import type { CallState } from '../../../backend/features/lanes/call-state.ts';
import type { Fault } from '../../../backend/providers/misbehave.fake.ts';
import type { DieAt } from './die-at.ts';

/** What a cloud is about to do when the studio is killed: it tells so by `began`. */
type Holding = { readonly what: string; readonly fault: (began: () => void) => Fault };

/** One point of a run's life at which the studio dies. */
export type CrashPoint = {
  readonly name: string;
  /** Where it dies by itself, or what a cloud stands still at while it is killed; after so many requests of that kind that go well. */
  readonly at: DieAt | (Holding & { readonly after?: number });
  /** How the call stands on the disk then: this is what shows that the point was hit. Null: there is none yet. */
  readonly leaves: CallState | null;
  /** Whether nobody can tell from here if the run is there. */
  readonly unsure?: boolean;
  /** How often the run is sent where a cloud's list tells that it has not arrived. */
  readonly sends?: 2;
  /** The task is cancelled as soon as its run is there, which does not end by itself. */
  readonly cancels?: boolean;
};

const MOVE = 'UPDATE provider_call SET state = ';
const hang = (acts: boolean) => (began: () => void) => ({ kind: 'hang', acts, began }) as const;

/** Every step of a run that a cloud is paid for, before and after it. */
export const CRASH_POINTS: readonly CrashPoint[] = [
  {
    name: 'as the task is taken and its money set aside',
    at: { when: 'before', sql: 'INSERT INTO provider_call' },
    leaves: null,
  },
  {
    name: 'before the intent is written',
    at: { when: 'before', sql: `${MOVE}'sending'` },
    leaves: 'prepared',
  },
  {
    name: 'after the intent, before a byte is sent',
    at: { when: 'once committed', sql: `${MOVE}'sending'` },
    leaves: 'sending',
    unsure: true,
  },
  {
    name: 'after it was sent, before the cloud takes it',
    at: { what: 'submit', fault: hang(false) },
    leaves: 'sending',
    unsure: true,
    sends: 2,
  },
  {
    name: 'after the cloud has taken it, before it answers',
    at: { what: 'submit', fault: hang(true) },
    leaves: 'sending',
    unsure: true,
  },
  {
    name: 'half-way through the answer',
    at: { what: 'submit', fault: began => ({ kind: 'stall', began }) },
    leaves: 'sending',
    unsure: true,
  },
  {
    name: 'after the answer, before its id is stored',
    at: { when: 'before', sql: `${MOVE}'accepted'` },
    leaves: 'sending',
    unsure: true,
  },
  {
    name: 'after the id is stored, before it is first asked about',
    at: { when: 'once committed', sql: `${MOVE}'accepted'` },
    leaves: 'accepted',
  },
  { name: 'while it is first asked about', at: { what: 'read', fault: hang(false) }, leaves: 'accepted' },
  { name: 'while it runs', at: { what: 'read', after: 2, fault: hang(true) }, leaves: 'accepted' },
  {
    name: 'while it is stopped there',
    at: { what: 'cancel', fault: hang(true) },
    leaves: 'accepted',
    cancels: true,
  },
  {
    name: 'after its outputs are known, before they are fetched',
    at: { what: 'output', fault: hang(false) },
    leaves: 'accepted',
  },
  {
    name: 'half-way through fetching',
    at: { what: 'output', fault: began => ({ kind: 'stall', began }) },
    leaves: 'accepted',
  },
  {
    name: 'after its bytes are stored, before that is written down',
    at: { when: 'before', sql: `${MOVE}'fetched'` },
    leaves: 'accepted',
  },
  {
    name: 'after that is written down, before the result is accepted',
    at: { when: 'once committed', sql: `${MOVE}'fetched'` },
    leaves: 'fetched',
  },
  {
    name: 'between the acceptance and the payment, which are one transaction',
    at: { when: 'before', sql: 'INSERT INTO ledger_entry', bind: 'end:' },
    leaves: 'fetched',
  },
  {
    name: 'after both, before anybody hears of it',
    at: { when: 'once committed', sql: 'INSERT INTO ledger_entry', bind: 'end:' },
    leaves: 'ended',
  },
];
