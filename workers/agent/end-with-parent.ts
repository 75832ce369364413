/**
 * Ends this worker when the studio that started it is gone, however it went: by its standard input, which a studio on plain Node holds open,
 * or by the channel that a desktop shell's process is started with.
 */
export function endWithParent(self: NodeJS.Process, heldByInput: boolean): void {
  self.on('disconnect', () => self.exit(0));
  if (!heldByInput) return;
  self.stdin.on('error', () => self.exit(1)).on('close', () => self.exit(0));
  self.stdin.resume();
}
