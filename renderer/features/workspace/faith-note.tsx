import { useQuery } from '@tanstack/react-query';
import type { GenerationDetail } from '../../../backend/contract/generations.ts';
import { useApi } from '../../api/api-context.tsx';
import { readGeneration } from '../../api/reads.ts';
import { Badge } from '../../ui/badge.tsx';
import { FactSection } from '../../ui/fact-section.tsx';
import { compareRecipes, type Made } from './compare-recipes.ts';

const WORDS = {
  identical: 'The same bytes as the take it was made from.',
  'same recipe': 'Made by the same recipe with nothing left out; another machine draws it a little differently.',
  'best effort': 'Made as near to the same recipe as could be. What differs:',
};

/** The result of a generation that is shown, and its recipe. */
export function findMade({ variants }: GenerationDetail): Made | null {
  const shown = variants.find(({ primary }) => primary) ?? variants[0];
  return shown ? { sha256: shown.media.sha256, recipe: shown.recipe } : null;
}

/** How faithfully a take repeats the one that it was made from; nothing where it was not made by the same recipe. */
export function FaithNote({ detail }: { readonly detail: GenerationDetail }) {
  return detail.basedOn ? <FaithTo id={detail.basedOn.id} detail={detail} /> : null;
}

function FaithTo({ id, detail }: { readonly id: string; readonly detail: GenerationDetail }) {
  const { data } = useQuery(readGeneration(useApi(), id));
  const [before, after] = [data ? findMade(data) : null, findMade(detail)];
  const faith = before && after && compareRecipes(before, after);
  if (!faith) return null;
  return (
    <FactSection title="Made again">
      <div>
        <Badge tone={faith.badge === 'best effort' ? 'warn' : 'good'}>{faith.badge}</Badge>
      </div>
      <p className="text-meta text-second">{WORDS[faith.badge]}</p>
      {faith.badge === 'best effort' && (
        <ul className="flex list-disc flex-col gap-1 pl-4 text-meta text-text">
          {faith.differs.map(words => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </FactSection>
  );
}
