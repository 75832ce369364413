import { ArrowUp } from 'lucide-react';
import { useState } from 'react';
import type { Batch } from '../../../backend/contract/tasks.ts';
import { Button } from '../../ui/button.tsx';
import { listItems } from './lay-out-takes.ts';

/** The batches, whether the list is scrolled down, and how to go to its top. */
export type NewTakesPillProps = {
  readonly batches: readonly Batch[];
  readonly scrolled: boolean;
  readonly onShow: () => void;
};

/** Tells how many takes have come above while the list is scrolled down, instead of moving it. */
export function NewTakesPill({ batches, scrolled, onShow }: NewTakesPillProps) {
  const newest = batches[0]?.id ?? '';
  const [seen, setSeen] = useState(newest);
  if (!scrolled && newest !== seen) setSeen(newest);
  if (!scrolled) return null;
  // Ids are UUIDv7: a greater one was asked for later.
  const count = batches.filter(batch => batch.id > seen).reduce((sum, batch) => sum + listItems(batch).length, 0);
  if (count === 0) return null;
  return (
    <div className="absolute inset-x-0 top-2 z-10 flex justify-center">
      <Button size="small" className="rounded-full shadow-float" icon={<ArrowUp aria-hidden />} onClick={onShow}>
        {count} new
      </Button>
    </div>
  );
}
