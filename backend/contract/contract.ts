import { dispatch } from './dispatch.ts';
import type { Endpoint } from './endpoint.ts';
import { generations } from './generations.ts';
import { media } from './media.ts';
import { models } from './models.ts';
import { studio } from './studio.ts';
import { tasks } from './tasks.ts';
import { tokens } from './tokens.ts';
import { workers } from './workers.ts';

/** Every JSON door that a person's screen may knock at. */
export const personContract = {
  ...studio,
  ...models,
  ...tasks,
  ...dispatch,
  ...generations,
  ...media,
  ...workers,
  ...tokens,
} as const satisfies Record<string, Endpoint>;
