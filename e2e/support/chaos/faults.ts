import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, fillDisk, type Machine, startMachine } from './crew.ts';
import type { Cut, Moment } from './cutting-proxy.ts';

const TEN_MINUTES_MS = 600_000;

/** What a fault may do to the rest of the house; times in ms. */
export type House = {
  readonly leaseMs: number;
  /** A number from 0 to 1 that the seed gives. */
  chance(): number;
  revoke(machine: Machine): Promise<void>;
  makeToken(machine: Machine): Promise<void>;
  killStudio(): Promise<void>;
  closeStudio(): Promise<void>;
  startStudio(): Promise<void>;
};

/** A piece of bad luck; it has passed when it resolves. False where it could not be had here. */
export type Fault = {
  readonly name: string;
  readonly strike: (machine: Machine, house: House) => Promise<boolean>;
};

const cutAt = (moment: Moment, cut: Cut): Fault => ({
  name: `line cut in the middle of ${moment}: ${cut}`,
  strike: async ({ proxy }, { chance }) => {
    const seen = await Promise.race([
      proxy.arm(moment, cut, 1_000 + 1_500 * chance()).then(() => true),
      sleep(6_000, false),
    ]);
    if (!seen) proxy.heal();
    await sleep(300);
    return seen;
  },
});

const untilEnded = (child: ChildProcess | null) =>
  new Promise<ChildProcess | null>(resolve => child?.once('exit', () => resolve(child)));

const restartWith = async (machine: Machine, clockMs: number) => {
  await endProcess(machine.child, 'SIGTERM');
  machine.clockMs = clockMs;
  await startMachine(machine);
  await sleep(1_200);
};

const MOMENTS: readonly Moment[] = ['claim', 'upload', 'deliver'];
const CUTS: readonly Cut[] = ['reset', 'black hole', 'half open'];

/** All the bad luck there is. */
export const FAULTS: readonly Fault[] = [
  ...MOMENTS.flatMap(moment => CUTS.map(cut => cutAt(moment, cut))),
  {
    name: 'slow line',
    strike: async ({ proxy }) => {
      proxy.slow(2_048);
      await sleep(1_500);
      proxy.slow(null);
      return true;
    },
  },
  {
    name: 'worker killed',
    strike: async (machine, { chance }) => {
      await sleep(400 * chance());
      await endProcess(machine.child, 'SIGKILL');
      await sleep(400 * chance());
      await startMachine(machine);
      await sleep(600);
      return true;
    },
  },
  {
    name: 'worker frozen past its lease and woken',
    strike: async ({ child }, { leaseMs }) => {
      child?.kill('SIGSTOP');
      await sleep(leaseMs + 1_200);
      child?.kill('SIGCONT');
      await sleep(300);
      return child !== null;
    },
  },
  {
    name: 'two agents with one token',
    strike: async machine => {
      const older = machine.child;
      await startMachine(machine);
      const newer = machine.child;
      // Whoever registered last stays: the older one, if it had only just started.
      const left = await Promise.race([untilEnded(older), untilEnded(newer), sleep(8_000, null)]);
      if (left === newer) machine.child = older;
      return left?.exitCode === 0;
    },
  },
  {
    name: 'token revoked in the middle of a job',
    strike: async (machine, { revoke, makeToken }) => {
      const { child } = machine;
      await revoke(machine);
      const left = await Promise.race([untilEnded(child), sleep(8_000, null)]);
      await endProcess(child, 'SIGKILL');
      await makeToken(machine);
      await startMachine(machine);
      return left?.exitCode === 0;
    },
  },
  {
    name: 'clock ten minutes ahead',
    strike: async machine => restartWith(machine, TEN_MINUTES_MS).then(() => true),
  },
  {
    name: 'clock ten minutes behind',
    strike: async machine => restartWith(machine, -TEN_MINUTES_MS).then(() => true),
  },
  {
    name: "worker's disk full",
    strike: async machine => {
      if (!machine.ownDisk) return false;
      const free = fillDisk(machine);
      await sleep(1_500);
      free();
      return true;
    },
  },
  {
    name: 'studio killed, all reconnect at once',
    strike: async (_, { killStudio, startStudio, chance }) => {
      await sleep(300 * chance());
      await killStudio();
      await startStudio();
      await sleep(1_000);
      return true;
    },
  },
  {
    name: 'studio closed for a while',
    strike: async (_, { closeStudio, startStudio, chance }) => {
      await closeStudio();
      await sleep(1_000 + 2_500 * chance());
      await startStudio();
      await sleep(1_000);
      return true;
    },
  },
];
