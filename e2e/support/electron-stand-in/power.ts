import { LoudEmitter, refuseUnknown } from './loud.ts';

class PowerMonitor extends LoudEmitter {
  readonly onBatteryPower = false;

  constructor() {
    super('powerMonitor', []);
  }
  getSystemIdleTime() {
    return 0;
  }
  getSystemIdleState() {
    return 'active';
  }
  isOnBatteryPower() {
    return false;
  }
}

refuseUnknown('powerMonitor', PowerMonitor.prototype);

/** Electron's `powerMonitor` of a machine on mains; a test sends `suspend` and the like with `emit`. */
export const powerMonitor = new PowerMonitor();

const blockers = new Set<number>();
let lastBlocker = 0;

/** Electron's `powerSaveBlocker`, which keeps count and keeps nothing awake. */
export const powerSaveBlocker = refuseUnknown('powerSaveBlocker', {
  start(_kind: 'prevent-app-suspension' | 'prevent-display-sleep') {
    blockers.add(++lastBlocker);
    return lastBlocker;
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id),
});
