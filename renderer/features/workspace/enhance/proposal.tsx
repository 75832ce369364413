import { useState } from 'react';
import type { Enhancement } from '../../../../backend/contract/enhancements.ts';
import { Button } from '../../../ui/button.tsx';
import { DiffText } from '../../../ui/diff-text.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { sayDiff } from './say-diff.ts';

type View = 'changes' | 'before' | 'after';

const VIEWS = [
  { value: 'changes', label: 'Changes' },
  { value: 'before', label: 'Before' },
  { value: 'after', label: 'After' },
] as const;

/** Two versions of a prompt: what has changed, or one of them alone. */
export function ComparedWords({ before, after }: { readonly before: string; readonly after: string }) {
  const [view, setView] = useState<View>('changes');
  return (
    <>
      <SegmentedControl fill label="Shown words" value={view} segments={VIEWS} onValueChange={setView} />
      <div dir="auto" className="max-h-56 overflow-y-auto rounded-control">
        {view === 'changes' ? (
          <DiffText before={before} after={after} />
        ) : (
          <p className="break-words whitespace-pre-wrap select-text">{view === 'before' ? before : after}</p>
        )}
      </div>
    </>
  );
}

type ProposalProps = {
  readonly enhancement: Enhancement;
  readonly written: string;
  /** What stands in the prompt now. */
  readonly words: string;
  readonly onKeep: () => void;
  readonly onEdit: () => void;
  readonly onAgain: () => void;
  readonly onDiscard: () => void;
};

/** What a writer has made of the words, beside what they were, until a person has decided. */
export function Proposal({ enhancement, written, words, onKeep, onEdit, onAgain, onDiscard }: ProposalProps) {
  const { text, writer, cutShort, cached, state } = enhancement;
  const notes = [
    state !== 'done' && 'Stopped: this is what had come, and it may end in mid-sentence.',
    cutShort && 'The writer had no tokens left: it may end in mid-sentence.',
    cached && 'Written before, for the same words.',
    words.trim() !== text.trim() && 'Your words have changed since; Keep puts this in their place.',
  ].filter(note => note !== false);
  return (
    <section aria-label="What was written" className="flex flex-col gap-2 rounded-card border border-line p-3">
      <p className="text-meta text-second">
        By {writer.name}: {sayDiff(text, written).toLowerCase()}.
      </p>
      <ComparedWords before={text} after={written} />
      {notes.map(note => (
        <p key={note} className="text-meta text-faint">
          {note}
        </p>
      ))}
      <div className="flex flex-wrap gap-1.5">
        <Button size="small" onClick={onKeep}>
          Keep
        </Button>
        <Button size="small" variant="ghost" onClick={onEdit} aria-description="Keeps it and lets you write on">
          Edit
        </Button>
        <Button size="small" variant="ghost" onClick={onAgain} aria-description="Writes it anew with another seed">
          Again
        </Button>
        <Button size="small" variant="ghost" onClick={onDiscard}>
          Discard
        </Button>
      </div>
    </section>
  );
}
