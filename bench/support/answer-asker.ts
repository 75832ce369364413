/** Microseconds of a clock that all processes of this machine share. */
export const sharedMicros = (): number => Number(process.hrtime.bigint() / 1000n);

/** CPU time that this process has used so far, in µs. */
export function cpuMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Tells the process that started this part that it is ready, then answers its questions; `close` runs when it lets go. */
export function answerAsker<Question>(
  told: object,
  answer: (question: Question) => object | Promise<object>,
  close: () => unknown,
): void {
  process.on('message', async question => process.send?.(await answer(question as Question)));
  process.once('disconnect', async () => {
    await close();
    process.exit(0);
  });
  process.send?.(told);
}
