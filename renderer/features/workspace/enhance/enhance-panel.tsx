import type { GenerateFormState } from '../use-generate-form.ts';
import { FailedNote } from './failed-note.tsx';
import { ManyList } from './many-list.tsx';
import { Proposal } from './proposal.tsx';
import { StoppedNote } from './stopped-note.tsx';
import type { Asked, Enhancer } from './use-enhancer.ts';
import { WritingNote } from './writing-note.tsx';

/** `settle` runs what takes away the control that was pressed; `onDecided` hears that words were taken, `onWrite` puts the keyboard in the prompt. */
export type EnhancePanelProps = {
  readonly state: GenerateFormState;
  readonly enhancer: Enhancer;
  readonly settle: (act: () => void) => void;
  readonly onDecided: () => void;
  readonly onWrite: () => void;
};

/** What a writer writes or has written, under the words that it was given; nothing where it was not asked. */
export function EnhancePanel({ state, enhancer, settle, onDecided, onWrite }: EnhancePanelProps) {
  const { enhancement, problem, failed } = enhancer;
  const [first] = enhancement?.prompts ?? [];
  const ask = (asked: Asked) => settle(() => enhancer.start(asked));
  const dismiss = () => settle(enhancer.dismiss);
  const note = problem !== null && (
    <FailedNote problem={problem} failed={failed} came={first !== undefined} onAsk={ask} onDismiss={dismiss} />
  );
  if (note && first === undefined) return note;
  if (enhancer.asking) return <WritingNote enhancement={undefined} onStop={dismiss} />;
  if (enhancement === undefined) return null;
  // With no seed of one's own the studio takes one by chance.
  const { purpose, instruction, writer } = enhancement;
  const again = () => ask({ purpose, instruction, writerId: writer.id, seed: null });
  if (enhancement.state === 'writing')
    return <WritingNote enhancement={enhancement} onStop={() => settle(enhancer.stop)} />;
  const take = (verdict: 'kept' | 'edited', words: string) => {
    settle(() => enhancer.keep(verdict, words));
    onDecided();
  };
  if (first === undefined) return <StoppedNote onAgain={again} onDismiss={dismiss} />;
  return (
    <>
      {note}
      {purpose === 'many' ? (
        <ManyList
          state={state}
          enhancement={enhancement}
          onUse={(words, changed) => take(changed ? 'edited' : 'kept', words)}
          onAsked={enhancer.noteUsed}
          onDone={() => {
            settle(enhancer.close);
            onDecided();
          }}
          onAgain={again}
          onDiscard={dismiss}
        />
      ) : (
        <Proposal
          enhancement={enhancement}
          written={first}
          words={enhancer.words}
          onKeep={() => take('kept', first)}
          onEdit={() => {
            take('edited', first);
            onWrite();
          }}
          onAgain={again}
          onDiscard={dismiss}
        />
      )}
    </>
  );
}
