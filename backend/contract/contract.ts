import { cloudModels } from './cloud-models.ts';
import { clouds } from './clouds.ts';
import { compat } from './compat.ts';
import { content } from './content.ts';
import { dispatch } from './dispatch.ts';
import type { Endpoint } from './endpoint.ts';
import { engines } from './engines.ts';
import { enhancements } from './enhancements.ts';
import { generations } from './generations.ts';
import { lan } from './lan.ts';
import { media } from './media.ts';
import { models } from './models.ts';
import { pairing } from './pairing.ts';
import { priceBook } from './price-book.ts';
import { promptHistory } from './prompt-history.ts';
import { prompts } from './prompts.ts';
import { spending } from './spending.ts';
import { studio } from './studio.ts';
import { tasks } from './tasks.ts';
import { templates } from './templates.ts';
import { tokens } from './tokens.ts';
import { wording } from './wording.ts';
import { workers } from './workers.ts';
import { workflows } from './workflows.ts';
import { writers } from './writers.ts';

/** Every JSON door that a person's screen may knock at. */
export const personContract = {
  ...studio,
  ...models,
  ...tasks,
  ...dispatch,
  ...generations,
  ...media,
  ...workers,
  ...workflows,
  ...tokens,
  ...pairing,
  ...lan,
  ...content,
  ...prompts,
  ...promptHistory,
  ...wording,
  ...templates,
  ...writers,
  ...enhancements,
  ...engines,
  ...clouds,
  ...cloudModels,
  ...compat,
  ...spending,
  ...priceBook,
} as const satisfies Record<string, Endpoint>;
