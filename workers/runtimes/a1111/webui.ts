import type { z } from 'zod';
import { type EngineDoor, openEngineDoor, refuseRun } from '../diffusion/engine-door.ts';
import type { EngineAddress } from '../runtime.ts';
import { explainFailure } from './explain-failure.ts';

/** What people call the program, whichever of the three it is. */
export const ENGINE = 'The Stable Diffusion WebUI';

/** The web UI's API. */
export type Webui = {
  readonly door: EngineDoor;
  /** Reads an answer that must be this; raises `runtime_failed` or `invalid_request` where it is an error. */
  read<T extends z.ZodType>(path: string, shape: T, signal: AbortSignal, body?: unknown): Promise<z.infer<T>>;
  /** The same, but null where this program has no such route or answers otherwise. */
  readIfThere<T extends z.ZodType>(
    path: string,
    shape: T,
    signal: AbortSignal,
    body?: unknown,
  ): Promise<z.infer<T> | null>;
};

/** Opens the API of a web UI; nothing is sent yet. */
export function openWebui(engine: EngineAddress): Webui {
  const door = openEngineDoor(ENGINE, engine);
  const question = (body: unknown) => (body === undefined ? {} : ({ method: 'POST', body } as const));
  return {
    door,
    read: async (path, shape, signal, body) => {
      const answer = await door.ask(path, question(body), signal);
      if (answer.status !== 200) throw explainFailure(ENGINE, answer);
      const read = shape.safeParse(answer.body);
      if (!read.success) throw refuseRun(ENGINE, `${ENGINE} answered ${path} in a shape that is not known here.`);
      return read.data;
    },
    readIfThere: async (path, shape, signal, body) => {
      const answer = await door.ask(path, question(body), signal);
      return answer.status === 200 ? (shape.safeParse(answer.body).data ?? null) : null;
    },
  };
}
