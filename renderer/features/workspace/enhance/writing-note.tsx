import { useEffect, useRef } from 'react';
import type { Enhancement } from '../../../../backend/contract/enhancements.ts';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';

type WritingNoteProps = { readonly enhancement: Enhancement | undefined; readonly onStop: () => void };

/** A writer's words as they come, and the way to stop it. What they are is said at their end, not word by word. */
export function WritingNote({ enhancement, onStop }: WritingNoteProps) {
  const box = useRef<HTMLDivElement>(null);
  const written = enhancement?.written ?? '';
  useEffect(() => {
    if (box.current && written !== '') box.current.scrollTop = box.current.scrollHeight;
  }, [written]);
  return (
    <section aria-label="What is being written" className="flex flex-col gap-2 rounded-card border border-line p-3">
      <div className="flex items-center gap-2 text-meta text-second">
        <Spinner />
        <span className="min-w-0 grow truncate">
          {enhancement === undefined ? 'Asking the writer…' : `Being written by ${enhancement.writer.name}…`}
        </span>
        <Button size="small" variant="ghost" onClick={onStop}>
          Stop
        </Button>
      </div>
      <div ref={box} dir="auto" className="h-20 overflow-y-auto text-body break-words whitespace-pre-wrap text-text">
        {written === '' ? (
          <span className="text-faint">Your words stay as they are until you keep these.</span>
        ) : (
          written
        )}
      </div>
    </section>
  );
}
