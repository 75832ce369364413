/** Puts this process's clock ahead of the machine's by so many ms; timers go on as they are. */
export function setClock(aheadMs: number): void {
  if (aheadMs === 0) return;
  const RealDate = Date;
  class WrongDate extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      super(given.length === 0 ? RealDate.now() + aheadMs : given[0]);
    }
    static override now(): number {
      return RealDate.now() + aheadMs;
    }
  }
  globalThis.Date = WrongDate as DateConstructor;
}
