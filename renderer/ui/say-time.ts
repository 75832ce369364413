/** A stretch of time as a clock shows it: `0:12`, `12:05`, `1:02:03`; given in milliseconds. */
export function sayClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (number: number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

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

/** When something was, as short as it stays clear: the time today, the day before that. */
export function sayRecent(iso: string, now: number): string {
  const at = new Date(iso);
  const today = new Date(now).toDateString() === at.toDateString();
  return today
    ? at.toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false })
    : at.toLocaleDateString('en', {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
      });
}

const HOUR_MS = 3_600_000;

/** When a take goes to the trash, in words; `days` are rounded to the nearest. */
export function sayExpiry(expiresAt: string, now: number): string {
  const hours = (Date.parse(expiresAt) - now) / HOUR_MS;
  if (hours <= 0) return 'Goes to the trash any moment.';
  if (hours < 1) return 'Goes to the trash in less than an hour.';
  if (hours < 36) return `Goes to the trash in ${Math.round(hours) === 1 ? 'an hour' : `${Math.round(hours)} hours`}.`;
  return `Goes to the trash in ${Math.round(hours / 24)} days.`;
}
