import { LANE_NAMES } from '../../contract/policy.ts';
import type { Charge } from '../../contract/spending.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { ChargeScope } from './charges-store.ts';
import { listCharges } from './list-charges.ts';

const HEAD = [
  'time',
  'state',
  'cloud',
  'model',
  'instead of',
  'project',
  'person',
  'prompt',
  'why there',
  'set aside (USD)',
  'cost (USD)',
  'difference (USD)',
  'figure of',
  'note',
  'task',
  'attempt',
  'foretold wait here (s)',
] as const;

/**
 * A field of a CSV line as RFC 4180 has it. Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV Injection"):
 * one that begins with = + - @, a tab or a line end, also behind spaces.
 */
export function csvField(text: string): string {
  const safe = /^\s*[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Dollars with all six digits of a micro-dollar, as a number that every program reads. */
export function csvDollars(micros: number | null): string {
  if (micros === null) return '';
  const size = Math.abs(micros);
  return `${micros < 0 ? '-' : ''}${Math.floor(size / 1_000_000)}.${String(size % 1_000_000).padStart(6, '0')}`;
}

const line = ({ reason, ...charge }: Charge): string => {
  const { placedAt, state, lane, model, insteadOf, project, person, prompt, source, why, taskId, attemptId } = charge;
  const texts = [
    placedAt,
    state,
    LANE_NAMES[lane],
    model.name,
    insteadOf?.name ?? '',
    project.name,
    person.name,
    prompt,
  ];
  const machines = reason.machines.length === 0 ? '' : `: ${reason.machines.join(', ')}`;
  const money = [charge.heldMicros, charge.costMicros, charge.differenceMicros].map(csvDollars);
  const wait = charge.ownWaitMs === null ? '' : String(Math.round(charge.ownWaitMs / 1_000));
  const rest = [source ?? '', why ?? '', taskId, attemptId, wait];
  const fields = [...[...texts, `${reason.because}${machines}`].map(csvField), ...money, ...rest.map(csvField)];
  return `${fields.join(',')}\r\n`;
};

const PAGE = 500;

/** Writes charges as CSV, a page at a time, so that years of them never stand in memory together. */
export function* exportCharges(db: ReadableDb, scope: ChargeScope): Generator<string> {
  yield `${HEAD.join(',')}\r\n`;
  for (let cursor: string | null = null, more = true; more; ) {
    const { charges, nextCursor } = listCharges(db, scope, cursor, PAGE);
    yield charges.map(line).join('');
    cursor = nextCursor;
    more = nextCursor !== null;
  }
}
