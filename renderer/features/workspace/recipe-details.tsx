import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readGeneration, readModels } from '../../api/reads.ts';
import { RecipeFacts } from '../../api/recipe-facts.tsx';
import { sayExpiry, sayRecent } from '../../ui/say-time.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { FaithNote } from './faith-note.tsx';
import { Lineage } from './lineage.tsx';
import { RatingFacts } from './rating-facts.tsx';
import { WhyPanel } from './why-panel.tsx';

/** All that is known of a take: its place, recipe, file, where it ran, and what it comes from. */
export function RecipeDetails({ id }: { readonly id: string }) {
  const api = useApi();
  const query = useQuery(readGeneration(api, id));
  const models = useQuery(readModels(api)).data ?? [];
  if (query.isError && query.data === undefined) {
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) {
    return (
      <div className="p-4">
        <SpinnerWithWords words="Reading its recipe…" />
      </div>
    );
  }
  const { generation, variants } = query.data;
  const recipe = (variants.find(variant => variant.primary) ?? variants[0])?.recipe;
  const declared = models.find(model => model.id === generation.modelId)?.parameters ?? [];
  const { keptAt, expiresAt, createdAt } = generation;
  const now = Date.now();
  return (
    <div className="flex flex-col pb-4">
      <p className="px-4 py-3 text-meta text-second">
        Made {sayRecent(createdAt, now)}.{' '}
        {keptAt !== null ? 'Kept in the library, for good.' : expiresAt !== null && sayExpiry(expiresAt, now)}
      </p>
      <FaithNote detail={query.data} />
      {recipe && <RecipeFacts take={generation} recipe={recipe} declared={declared} />}
      {query.data.rating && <RatingFacts rating={query.data.rating} />}
      <WhyPanel taskId={generation.taskId} status="succeeded" />
      <Lineage detail={query.data} />
    </div>
  );
}
