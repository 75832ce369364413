const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** A length in bytes with the unit that fits, in steps of 1,000: `812 bytes`, `1.4 MB`, `24 GB`. */
export function sayBytes(bytes: number): string {
  const step = bytes < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** step;
  return `${step === 0 || value >= 10 ? Math.round(value).toLocaleString('en') : value.toFixed(1)} ${UNITS[step]}`;
}
