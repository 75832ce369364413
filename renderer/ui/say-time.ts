/** How long something took, with its unit: `0.8 s`, `42 s`, `3 min 5 s`; given in milliseconds. */
export function sayDuration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** An instant as a person here writes it: the day and the time. */
export function sayMoment(iso: string): string {
  return new Date(iso).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
}

const DAY_MS = 86_400_000;

/** How many days from now until an instant, in words; one that has passed is `any moment`. */
export function sayDaysUntil(ms: number, now: number): string {
  const days = Math.ceil((ms - now) / DAY_MS);
  return days < 1 ? 'any moment' : days === 1 ? 'within a day' : `in ${days} days`;
}
