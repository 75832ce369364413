import { SearchX, Star, TextQuote } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { PromptsSearch } from './prompts-search.ts';

type EmptyHistoryProps = {
  readonly search: PromptsSearch;
  readonly onSearchChange: (search: PromptsSearch) => void;
  readonly onOpenWork: () => void;
};

/** Says why no prompt is here, and what brings one here. */
export function EmptyHistory({ search, onSearchChange, onOpenWork }: EmptyHistoryProps) {
  const { q, starred, everywhere } = search;
  if (q !== undefined)
    return (
      <EmptyState
        illustration={<SearchX />}
        title="No prompt has these words"
        sentence={`Nothing${starred ? ' starred' : ''} begins a word with “${q}”${everywhere ? '' : ' in this project'}.`}
        action={
          everywhere ? (
            <Button onClick={() => onSearchChange({ everywhere })}>Show everything</Button>
          ) : (
            <Button onClick={() => onSearchChange({ ...search, everywhere: true })}>Look in all projects</Button>
          )
        }
      />
    );
  if (starred)
    return (
      <EmptyState
        illustration={<Star />}
        title="Nothing starred yet"
        sentence="Press S on a prompt, or its star, to find it again here."
        action={<Button onClick={() => onSearchChange({ ...search, starred: undefined })}>Show all prompts</Button>}
      />
    );
  return (
    <EmptyState
      illustration={<TextQuote />}
      title={everywhere ? 'No prompts yet' : 'No prompts in this project yet'}
      sentence="Every prompt you use is remembered here with the takes it made, so that good words are never lost. Write the first one in Work."
      action={
        <Button variant="primary" onClick={onOpenWork}>
          Open Work
        </Button>
      }
    />
  );
}
