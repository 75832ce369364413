import { useRef } from 'react';
import { MANY_MOST } from '../../../../backend/contract/enhancements.ts';
import { Button } from '../../../ui/button.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { setEnhancePrefs, useEnhancePrefs } from './enhance-prefs.ts';
import type { Enhancer } from './use-enhancer.ts';
import { useLineKeys } from './use-line-keys.ts';

type ManyLineProps = { readonly projectId: string; readonly enhancer: Enhancer; readonly onClose: () => void };

/** One line that says how many prompts are to be made of the idea above. */
export function ManyLine({ projectId, enhancer, onClose }: ManyLineProps) {
  const { count } = useEnhancePrefs(projectId);
  const box = useRef<HTMLDivElement>(null);
  const write = () => {
    if (enhancer.writing) return;
    enhancer.start({ purpose: 'many' });
    onClose();
  };
  useLineKeys(box, write, onClose);
  return (
    <div ref={box} className="flex items-end gap-2">
      <div className="min-w-0 grow">
        <NumberField
          label="Prompts from this idea"
          min={1}
          max={MANY_MOST}
          whole
          value={count}
          onValueChange={next => next !== undefined && setEnhancePrefs(projectId, { count: next })}
        />
      </div>
      <Button onClick={write} busy={enhancer.writing ? 'Writing…' : undefined}>
        Write {count}
      </Button>
    </div>
  );
}
