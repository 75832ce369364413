import {
  type FSWatcher,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** What a second launch tells the first. */
export type SecondInstance = {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
};

/** A lock on a folder that one living process holds at a time. */
export type InstanceLock = {
  /** Takes the lock or, where another holds it, leaves it a message; true when this process holds it. */
  readonly request: (message: SecondInstance) => boolean;
  readonly isHeld: () => boolean;
  readonly release: () => void;
};

const messageEnd = '.launch.json';

/** Makes the lock of a user data folder, without taking it yet. */
export function makeInstanceLock(userData: () => string, onSecond: (message: SecondInstance) => void): InstanceLock {
  let held: { readonly folder: string; readonly watcher: FSWatcher } | undefined;
  return {
    isHeld: () => held !== undefined,
    request(message) {
      if (held) return true;
      const folder = path.join(userData(), 'stand-in-instance');
      mkdirSync(folder, { recursive: true });
      if (!takeOwnership(folder)) {
        leaveMessage(folder, message);
        return false;
      }
      for (const name of readdirSync(folder)) if (name.endsWith(messageEnd)) rmSync(path.join(folder, name));
      const watcher = watch(folder, () => readMessages(folder, onSecond)).unref();
      held = { folder, watcher };
      return true;
    },
    release() {
      if (!held) return;
      held.watcher.close();
      rmSync(held.folder, { recursive: true, force: true });
      held = undefined;
    },
  };
}

function takeOwnership(folder: string): boolean {
  const owner = path.join(folder, 'owner');
  const claim = path.join(folder, `claim-${process.pid}`);
  writeFileSync(claim, describeProcess(process.pid) ?? String(process.pid));
  try {
    for (;;) {
      try {
        // A link appears whole or not at all, so nobody reads a half-written owner.
        linkSync(claim, owner);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const described = readFileSync(owner, 'utf8');
      if (describeProcess(Number(described.split(' ')[0])) === described) return false;
      rmSync(owner, { force: true });
    }
  } finally {
    rmSync(claim, { force: true });
  }
}

/** The process id with its start time, so that a reused id is another process; undefined when it is not running. */
function describeProcess(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : `${pid} ${fields[18]}`;
  } catch {
    // No such process.
    return undefined;
  }
}

function leaveMessage(folder: string, message: SecondInstance): void {
  const name = `${process.pid}-${Date.now()}`;
  writeFileSync(path.join(folder, `${name}.tmp`), JSON.stringify(message));
  renameSync(path.join(folder, `${name}.tmp`), path.join(folder, `${name}${messageEnd}`));
}

function readMessages(folder: string, onSecond: (message: SecondInstance) => void): void {
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith(messageEnd)) continue;
    const file = path.join(folder, name);
    const message: SecondInstance = JSON.parse(readFileSync(file, 'utf8'));
    rmSync(file);
    onSecond(message);
  }
}
