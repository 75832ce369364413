import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Dices } from 'lucide-react';
import { useId } from 'react';
import type { Wildcard } from '../../../backend/contract/wording.ts';
import { useApi } from '../../api/api-context.tsx';
import { describeProblem } from '../../api/describe-problem.ts';
import { readModels } from '../../api/reads.ts';
import { problemIn, unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/button.tsx';

const SAMPLES = 10;
const SEEDS = 1_000_000;

type WildcardSamplesProps = { readonly projectId: string; readonly wildcard: Wildcard; readonly changed: boolean };

/** Draws from a wildcard as prompts do, with ten seeds, so that one sees what comes of it. */
export function WildcardSamples({ projectId, wildcard, changed }: WildcardSamplesProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { data: models } = useQuery(readModels(api));
  const id = useId();
  const draw = useMutation({
    mutationFn: async () => {
      // What is drawn is the same for every model.
      const modelId = (await queryClient.ensureQueryData(readModels(api)))[0]?.id ?? '';
      const first = Math.floor(Math.random() * SEEDS);
      const seeds = Array.from({ length: SAMPLES }, (_, at) => first + at);
      const prompt = `__${wildcard.name}__`;
      return Promise.all(
        seeds.map(async seed => {
          const composed = await unwrap(api.composeWords({ body: { modelId, projectId, prompt, seed } }));
          return { seed, text: composed.prompt };
        }),
      );
    },
  });
  const reason = changed
    ? 'Save it first: what is saved is drawn from'
    : models?.length === 0
      ? 'There is no model to draw for'
      : undefined;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 rounded-card border border-line bg-panel p-3">
      <header className="flex items-center justify-between gap-2">
        <h3 id={id} className="font-medium text-body">
          What it draws
        </h3>
        <Button
          size="small"
          icon={<Dices />}
          disabledReason={reason}
          busy={draw.isPending ? 'Drawing…' : undefined}
          onClick={() => draw.mutate()}
        >
          {draw.data ? 'Try again' : 'Try'}
        </Button>
      </header>
      {draw.error && (
        <p role="alert" className="text-body text-bad">
          {describeProblem(problemIn(draw.error)).sentence}
        </p>
      )}
      {draw.data && (
        <ol aria-label="Samples" className="flex flex-col gap-1">
          {draw.data.map(({ seed, text }) => (
            <li key={seed} className="flex gap-3">
              <span className="w-20 shrink-0 text-meta text-faint leading-5 tabular-nums">seed {seed}</span>
              <span dir="auto" className="min-w-0 break-words text-body text-text">
                {text}
              </span>
            </li>
          ))}
        </ol>
      )}
      {!draw.data && !draw.error && (
        <p className="text-meta text-second">Ten lines, each as a take with another seed would have it.</p>
      )}
    </section>
  );
}
