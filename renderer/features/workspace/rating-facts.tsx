import type { ContentRating } from '../../../backend/contract/rating.ts';
import { FactSection } from '../../ui/fact-section.tsx';
import { type Fact, FactList } from '../../ui/facts.tsx';

const SHARES = [
  ['neutral', 'Harmless'],
  ['drawing', 'Harmless drawing'],
  ['sexy', 'Suggestive'],
  ['hentai', 'Drawn pornography'],
  ['porn', 'Pornography'],
] as const;

/** What a picture shows, in the words that weigh most; shares under one percent are left out. */
export function sayRating(rating: ContentRating): { readonly title: string; readonly shares: readonly Fact[] } {
  const sorted = SHARES.map(([name, words]) => ({ words, share: rating[name] })).toSorted((a, b) => b.share - a.share);
  const told = sorted.filter(({ share }, at) => at === 0 || share >= 0.01);
  return {
    title: sorted[0]?.words ?? '',
    shares: told.map(({ words, share }): Fact => [words, `${Math.round(share * 100)} %`]),
  };
}

/** What a small network thinks that a picture shows, and that it may be wrong. */
export function RatingFacts({ rating }: { readonly rating: ContentRating }) {
  const { title, shares } = sayRating(rating);
  return (
    <FactSection title={`Content: ${title.toLowerCase()}`}>
      <FactList facts={shares} />
      <p className="text-meta text-second">The guess of a small network ({rating.network}). It can be wrong.</p>
    </FactSection>
  );
}
