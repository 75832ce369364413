import { useQuery } from '@tanstack/react-query';
import type { Generation } from '../../../backend/contract/generations.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readGeneration, readModels, readSettings } from '../../api/reads.ts';
import { RecipeFacts } from '../../api/recipe-facts.tsx';
import { Badge } from '../../ui/badge.tsx';
import { FactSection } from '../../ui/fact-section.tsx';
import { sayDaysUntil } from '../../ui/say-time.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';

function Making({ generation }: { generation: Generation }) {
  const api = useApi();
  const detail = useQuery(readGeneration(api, generation.id));
  const { data: models = [] } = useQuery(readModels(api));
  if (detail.error) return <ProblemNotice error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data)
    return (
      <>
        <FactSection title="Prompt">
          <p dir="auto" className="select-text whitespace-pre-wrap break-words text-body text-text">
            {generation.prompt}
          </p>
        </FactSection>
        <div className="p-4">
          <SpinnerWithWords words="Reading the recipe…" />
        </div>
      </>
    );
  const { variants } = detail.data;
  const recipe = (variants.find(({ primary }) => primary) ?? variants[0])?.recipe;
  if (!recipe) return null;
  const declared = models.find(({ id }) => id === recipe.model.id)?.parameters ?? [];
  return <RecipeFacts take={generation} recipe={recipe} declared={declared} />;
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
    <div className="flex flex-col pb-4">
      {(generation.label !== null || generation.trashedAt !== null) && (
        <div className="flex flex-col items-start gap-2 px-4 py-3">
          {generation.label !== null && <Badge>{generation.label}</Badge>}
          {generation.trashedAt !== null && <TrashNote trashedAt={generation.trashedAt} />}
        </div>
      )}
      <Making generation={generation} />
    </div>
  );
}
