import { useQuery } from '@tanstack/react-query';
import { ChartNoAxesColumn } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { PromptFigures } from '../../../backend/contract/enhancements.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { sayCount, sayShare, sayShort } from './say-figures.ts';
import { readFigures } from './template-reads.ts';

type Card = { readonly title: string; readonly figure: ReactNode; readonly words: string };

function FigureCard({ title, figure, words }: Card) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-1 rounded-card border border-line bg-panel p-4">
      <h2 id={id} className="font-medium text-meta text-second">
        {title}
      </h2>
      <p className="font-semibold text-page tabular-nums">{figure}</p>
      <p className="text-meta text-second tabular-nums">{words}</p>
    </section>
  );
}

const timeCard = (title: string, times: PromptFigures['tookMs'], none: string): Card =>
  times
    ? { title, figure: sayShort(times.p50), words: `Half were quicker; 95 % came within ${sayShort(times.p95)}.` }
    : { title, figure: '–', words: none };

function cardsOf(figures: PromptFigures): readonly Card[] {
  const { enhancements, failed, fromCache, judged, kept, tokensIn, tokensOut } = figures;
  const ofJudged = sayShare(kept, judged);
  return [
    timeCard('First words', figures.firstTextMs, 'No writer has answered yet.'),
    timeCard('Whole answer', figures.tookMs, 'No writer has answered yet.'),
    {
      title: 'Kept',
      figure: ofJudged ?? '–',
      words: ofJudged
        ? `${sayCount(kept)} of the ${sayCount(judged)} that somebody judged, as written or changed.`
        : 'Nobody has kept or undone one yet.',
    },
    {
      title: 'Failed',
      figure: sayShare(failed, enhancements) ?? '–',
      words: `${sayCount(failed)} of ${sayCount(enhancements)}. Their prompts stayed as they were.`,
    },
    {
      title: 'Tokens',
      figure: sayCount(tokensIn + tokensOut),
      words: `${sayCount(tokensIn)} read and ${sayCount(tokensOut)} written by models that count them.`,
    },
    {
      title: 'Not asked twice',
      figure: sayShare(fromCache, enhancements) ?? '–',
      words: `${sayCount(fromCache)} of ${sayCount(enhancements)} had been written before, with the same words and seed.`,
    },
  ];
}

type OfWriter = PromptFigures['byWriter'][number];
const WRITER_COLUMNS: readonly TableColumn<OfWriter>[] = [
  { id: 'writer', heading: 'Writer', cell: ({ writer }) => writer },
  { id: 'times', heading: 'Asked', numeric: true, cell: ({ enhancements }) => sayCount(enhancements) },
  { id: 'failed', heading: 'Failed', numeric: true, cell: ({ failed }) => sayCount(failed) },
  {
    id: 'first',
    heading: 'First words, median',
    numeric: true,
    cell: ({ firstTextP50Ms }) => (firstTextP50Ms === null ? '–' : sayShort(firstTextP50Ms)),
  },
  {
    id: 'kept',
    heading: 'Kept, of judged',
    numeric: true,
    cell: ({ kept, judged }) =>
      judged === 0 ? '–' : `${sayShare(kept, judged)} (${sayCount(kept)} of ${sayCount(judged)})`,
  },
];

function CacheCard({ cache: { hits, misses, invalidations, entries } }: Pick<PromptFigures, 'cache'>) {
  const share = sayShare(hits, hits + misses);
  return (
    <FigureCard
      title="Templates, presets and counts held in memory"
      figure={share ? `${share} answered from memory` : '–'}
      words={
        share
          ? `${sayCount(hits)} of ${sayCount(hits + misses)} reads were saved since the studio was started. ${sayCount(entries)} are held; ${sayCount(invalidations)} were let go because something was saved.`
          : 'Nothing was read since the studio was started.'
      }
    />
  );
}

/** How writing goes: times, tokens, what is kept, what fails, and what the memory saves. */
export function FiguresPanel({ onOpenWork }: { readonly onOpenWork: () => void }) {
  const { data: figures, error, refetch } = useQuery(readFigures(useApi()));
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!figures) return <SpinnerWithWords words="Adding up…" />;
  if (figures.enhancements === 0)
    return (
      <div className="flex flex-col gap-4">
        <EmptyState
          illustration={<ChartNoAxesColumn />}
          title="Nothing was written in the last 30 days"
          sentence="As soon as a prompt is enhanced, its times, its tokens and whether it was kept are counted here."
          action={<Button onClick={onOpenWork}>Enhance a prompt</Button>}
        />
        <CacheCard cache={figures.cache} />
      </div>
    );
  return (
    <div className="flex flex-col gap-4">
      <p className="text-second">{sayCount(figures.enhancements)} enhancements in the last 30 days.</p>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(15rem,1fr))] gap-4">
        {cardsOf(figures).map(card => (
          <FigureCard key={card.title} {...card} />
        ))}
      </div>
      <div className="overflow-x-auto rounded-card border border-line bg-panel">
        <Table
          caption="By writer, in the last 30 days"
          columns={WRITER_COLUMNS}
          rows={figures.byWriter}
          rowKey={({ writer }) => writer}
          empty={null}
        />
      </div>
      <CacheCard cache={figures.cache} />
    </div>
  );
}
