import { Refusal } from '../../contract/problem.ts';
import type { LanSetting } from './lan-setting.ts';

/** A way in that stands open or shut as its owner chose; changes are followed one after the other. */
export type Followed<T> = {
  /** The open one; null while it is shut. */
  current(): T | null;
  /** Why it could not be opened, in words; null when it could, or was not asked to be. */
  failure(): string | null;
  /** Shuts it, and opens it if that is the setting that `read` tells now; what `before` writes comes first. Never fails because of the way itself. */
  follow(before?: () => Promise<void>): Promise<void>;
};

/** Makes one; `open` is called with the port whenever the setting says so. */
export function followSetting<T extends { close(): Promise<void> }>(parts: {
  readonly name: string;
  readonly read: () => LanSetting;
  readonly open: (port: number) => Promise<T>;
  readonly log: (words: string) => void;
}): Followed<T> {
  let current: T | null = null;
  let failure: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const step = async () => {
    const { on, port } = parts.read();
    await current?.close();
    current = null;
    failure = null;
    if (!on) return;
    try {
      current = await parts.open(port);
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
      if (!(error instanceof Refusal)) parts.log(`${parts.name} could not be opened: ${failure}`);
    }
  };
  return {
    current: () => current,
    failure: () => failure,
    follow: before => {
      const done = turn.then(before).then(step);
      turn = done.catch(() => undefined);
      return done;
    },
  };
}
