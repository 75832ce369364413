import { describe, expect, it } from 'vitest';
import { dayOf, monthOf } from './period-of.ts';

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const told = ({ from, to }: { from: number; to: number }) => [new Date(from).toISOString(), new Date(to).toISOString()];

describe('a day', () => {
  it('begins at midnight where the studio is, not in Greenwich', () => {
    expect(told(dayOf(at('2026-03-10T02:30:00Z'), 'America/New_York'))).toEqual([
      '2026-03-09T04:00:00.000Z',
      '2026-03-10T04:00:00.000Z',
    ]);
  });

  it('has 23 hours when clocks go forward, 25 when they go back', () => {
    const spring = dayOf(at('2026-03-29T12:00:00Z'), 'Europe/Berlin');
    const autumn = dayOf(at('2026-10-25T12:00:00Z'), 'Europe/Berlin');
    expect([spring.to - spring.from, autumn.to - autumn.from]).toEqual([23 * HOUR, 25 * HOUR]);
  });

  it('begins at one where clocks skip midnight', () => {
    const day = dayOf(at('2025-04-25T12:00:00Z'), 'Africa/Cairo');
    expect(told(day)).toEqual(['2025-04-24T22:00:00.000Z', '2025-04-25T21:00:00.000Z']);
    expect(day.to - day.from).toBe(23 * HOUR);
  });

  it('holds its first instant and not the one before', () => {
    const { from } = dayOf(at('2026-07-01T12:00:00Z'), 'Asia/Kolkata');
    expect(dayOf(from, 'Asia/Kolkata').from).toBe(from);
    expect(dayOf(from - 1, 'Asia/Kolkata').to).toBe(from);
  });

  it('follows the day before the one that an island left out', () => {
    expect(told(dayOf(at('2011-12-30T09:59:59Z'), 'Pacific/Apia'))).toEqual([
      '2011-12-29T10:00:00.000Z',
      '2011-12-30T10:00:00.000Z',
    ]);
  });
});

describe('a month', () => {
  it('ends with its last day, in February of a leap year and in December', () => {
    expect(told(monthOf(at('2028-02-29T12:00:00Z'), 'UTC'))).toEqual([
      '2028-02-01T00:00:00.000Z',
      '2028-03-01T00:00:00.000Z',
    ]);
    expect(told(monthOf(at('2026-12-31T23:59:59.999Z'), 'UTC'))).toEqual([
      '2026-12-01T00:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ]);
  });

  it('is the new one at home while it is the old one in Greenwich', () => {
    expect(told(monthOf(at('2026-10-31T14:00:00Z'), 'Australia/Sydney'))).toEqual([
      '2026-10-31T13:00:00.000Z',
      '2026-11-30T13:00:00.000Z',
    ]);
  });
});
