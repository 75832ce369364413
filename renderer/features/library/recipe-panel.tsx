import { useQuery } from '@tanstack/react-query';
import { Copy, TriangleAlert } from 'lucide-react';
import type { Generation } from '../../../backend/contract/generations.ts';
import { useApi } from '../../api/api-context.tsx';
import { listWordFacts, listWords } from '../../api/describe-words.ts';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readGeneration, readModels, readSettings } from '../../api/reads.ts';
import { Badge } from '../../ui/badge.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Facts } from '../../ui/facts.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { sayDaysUntil } from '../../ui/say-time.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { describeFile, describeMaking, describeParameters } from './describe-recipe.ts';

function Words({ heading, text }: { heading: string; text: string }) {
  return (
    <section className="flex flex-col gap-1">
      <div className="flex items-center justify-between">
        <h3 className="font-medium text-meta text-second">{heading}</h3>
        <IconButton label={`Copy ${heading.toLowerCase()}`} size="small" onClick={() => void copyText(text, heading)}>
          <Copy />
        </IconButton>
      </div>
      <p dir="auto" className="select-text whitespace-pre-wrap break-words">
        {text}
      </p>
    </section>
  );
}

function Making({ generation }: { generation: Generation }) {
  const api = useApi();
  const detail = useQuery(readGeneration(api, generation.id));
  const { data: models } = useQuery(readModels(api));
  if (detail.error) return <ProblemNotice error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <SpinnerWithWords words="Reading the recipe…" />;
  const recipe = (detail.data.variants.find(({ primary }) => primary) ?? detail.data.variants[0])?.recipe;
  if (!recipe) return null;
  const model = models?.find(({ id }) => id === recipe.model.id);
  const { negative } = recipe.parameters;
  // What was sent stands above already.
  const former = listWords(recipe).filter(({ text }) => text !== generation.prompt);
  const origins = listWordFacts(recipe);
  return (
    <>
      {former.map(({ title, text }) => (
        <Words key={title} heading={title} text={text} />
      ))}
      {origins.length > 0 && <Facts heading="Words" facts={origins} />}
      {typeof negative === 'string' && negative !== '' && <Words heading="Left out" text={negative} />}
      {recipe.unmapped.length > 0 && (
        <section className="flex flex-col gap-1 rounded-card bg-warn-tint p-3">
          <h3 className="flex items-center gap-1.5 font-medium text-warn">
            <TriangleAlert aria-hidden className="size-4" />
            Not done as asked
          </h3>
          <ul>
            {recipe.unmapped.map(({ name, why }) => (
              <li key={name}>
                {model?.parameters.find(parameter => parameter.name === name)?.label ?? name}: {why}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Facts heading="Recipe" facts={describeParameters(recipe, generation.seed, model)} />
      <Facts heading="Making" facts={describeMaking(recipe)} />
    </>
  );
}

const DAY_MS = 86_400_000;

function TrashNote({ trashedAt }: { trashedAt: string }) {
  const api = useApi();
  const { data: settings } = useQuery(readSettings(api));
  if (!settings) return null;
  const end = Date.parse(trashedAt) + settings.trashDays * DAY_MS;
  return <p className="text-warn">In the trash. Deleted for good {sayDaysUntil(end, Date.now())}.</p>;
}

/** Everything that is known of one item: its prompt, its recipe, and the file that it is. */
export function RecipePanel({ generation }: { generation: Generation }) {
  return (
    <div className="flex flex-col gap-5 p-4">
      {generation.label !== null && (
        <div>
          <Badge>{generation.label}</Badge>
        </div>
      )}
      {generation.trashedAt !== null && <TrashNote trashedAt={generation.trashedAt} />}
      <Words heading="Prompt" text={generation.prompt} />
      <Making generation={generation} />
      <Facts heading="File" facts={describeFile(generation)} />
    </div>
  );
}
