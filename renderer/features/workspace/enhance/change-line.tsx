import { useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Enhancer } from './use-enhancer.ts';
import { useLineKeys } from './use-line-keys.ts';

/** One line that says what is to become other in the words above. */
export function ChangeLine({ enhancer, onClose }: { readonly enhancer: Enhancer; readonly onClose: () => void }) {
  const [instruction, setInstruction] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const ready = instruction.trim() !== '' && !enhancer.writing;
  const change = () => {
    if (ready) enhancer.start({ purpose: 'edit', instruction });
  };
  useLineKeys(box, change, onClose);
  return (
    <div ref={box} className="flex items-end gap-2">
      <div className="min-w-0 grow">
        <TextField
          label="Change it"
          placeholder="make it night"
          maxLength={2_000}
          dir="auto"
          value={instruction}
          onValueChange={setInstruction}
        />
      </div>
      <Button
        onClick={change}
        busy={enhancer.writing ? 'Writing…' : undefined}
        disabledReason={instruction.trim() === '' ? 'Say what is to be different.' : undefined}
      >
        Change
      </Button>
    </div>
  );
}
