/** The length of a clip, given in milliseconds, as a player writes it: `0:04`, `1:12`. */
export function formatClipTime(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
