import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal } from '../../../contract/problem.ts';
import type { PromptFamily } from '../../../contract/templates.ts';
import { isKeeper } from '../../../plugins/caller.ts';
import { whenGone } from '../../../plugins/when-gone.ts';
import { readAllowed } from '../../content/index.ts';
import { listProjects } from '../../settings/index.ts';
import { readTemplates } from '../../templates/index.ts';
import { readNegative, readPresets } from '../../wording/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import { type DialectCaller, dialectCallerOf } from '../find-dialect-caller.ts';
import { enhancePrompt } from './enhance-prompt.ts';
import { jsonIn } from './read-body.ts';

/** The kinds of model that such programs name, as families. RV 5.1 is a Stable Diffusion 1.5. */
const FAMILIES: Readonly<Record<string, PromptFamily>> = {
  sdxl: 'sdxl',
  'replicate-sdxl': 'sdxl',
  rv51: 'sd15',
  flux: 'flux',
  wan: 'wan',
};
const Negative = z.looseObject({
  modelType: z.string().max(80).nullish(),
  contentMode: z.enum(['sfw', 'nsfw']).nullish(),
});

/** How many there are of each. */
const tally = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

function negativeFor({ database, tasks: { wording } }: CompatParts, { owner }: DialectCaller, body: unknown): object {
  const { data: asked } = Negative.safeParse(body);
  if (!asked)
    throw new Refusal({ code: 'invalid_request', message: 'contentMode is sfw or nsfw, modelType a word', issues: [] });
  const [modelType, wished] = [asked.modelType ?? 'sdxl', asked.contentMode ?? 'sfw'];
  const [project] = listProjects(database.read, owner);
  const mature = wished === 'nsfw' && project?.contentLevel === 'mature' && readAllowed(database.read).mature;
  const family = FAMILIES[modelType.toLowerCase()] ?? 'generic';
  const level = { family, content: mature ? 'mature' : 'general' } as const;
  const baseNegativePrompt = readNegative(wording, database.read, owner, level);
  return { baseNegativePrompt, modelType, contentMode: mature ? 'nsfw' : 'sfw' };
}

/** Lets go of all that is held, reads it anew, and tells how much there is. Raises `not_allowed` for tokens of those who may not change templates. */
function refreshCache({ database, tasks: { wording }, now }: CompatParts, { owner }: DialectCaller): object {
  if (!isKeeper(owner)) throw new Refusal({ code: 'not_allowed', message: 'Admin access required', needs: 'owner' });
  const { held } = wording;
  const before = held.figures();
  held.forget();
  const templates = readTemplates({ database, held });
  const presets = readPresets(wording, database.read, owner);
  const { hits, misses, invalidations } = before;
  return {
    success: true,
    message: 'Prompt cache refreshed',
    cache_stats: {
      generated_at: new Date(now()).toISOString(),
      templates: templates.length,
      negative_prompts: presets.length,
      let_go: before.entries,
      ...{ hits, misses, invalidations },
    },
    cached_data: {
      template_categories: tally(templates.map(({ purpose }) => purpose)),
      model_types: [...new Set(templates.map(({ family }) => family))],
      negative_prompt_categories: tally(presets.map(({ category }) => category)),
    },
  };
}

/** What OurVidz's programs ask about the words of a picture. */
export const createWordRoutes =
  (parts: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    const at = (name: string) => ({ method: 'POST' as const, url: `/functions/v1/${name}` });
    app.route({
      ...at('enhance-prompt'),
      handler: async (request, reply) => {
        const caller = dialectCallerOf(request);
        const gone = AbortSignal.any([whenGone(reply), caller.ended]);
        return enhancePrompt(parts, { caller, gone }, jsonIn(request));
      },
    });
    app.route({
      ...at('get-negative-prompt'),
      handler: async request => negativeFor(parts, dialectCallerOf(request), jsonIn(request)),
    });
    app.route({
      ...at('refresh-prompt-cache'),
      handler: async request => refreshCache(parts, dialectCallerOf(request)),
    });
  };
