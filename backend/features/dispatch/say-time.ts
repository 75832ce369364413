/** When something comes, in words; given in ms from now. */
export function sayTime(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 2) return 'in a moment';
  if (seconds < 90) return `in about ${seconds} seconds`;
  return `in about ${Math.round(seconds / 60)} minutes`;
}
