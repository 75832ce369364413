import { useState } from 'react';
import type { Lan } from '../../../backend/contract/lan.ts';
import { Button } from '../../ui/button.tsx';
import { NumberField } from '../../ui/number-field.tsx';

type LetInStepProps = {
  readonly lan: Lan;
  readonly busy: boolean;
  readonly onLetIn: (port: number) => void;
};

/** Asks to open the way in first: no other machine reaches a studio that its owner has not opened. */
export function LetInStep({ lan, busy, onLetIn }: LetInStepProps) {
  const [port, setPort] = useState(lan.port);
  const failed = lan.state === 'failed';
  return (
    <div className="flex flex-col gap-4">
      <p role={failed ? 'alert' : undefined} className={failed ? 'text-bad' : 'text-second'}>
        {failed ? lan.reason : 'No other machine reaches this studio yet.'}
      </p>
      <p className="text-second">
        Let other machines in this house reach it. They are let in by a code or a token alone, and everything between
        them and the studio is encrypted. You can turn this off again in the settings.
      </p>
      {failed && (
        <div className="max-w-40">
          <NumberField
            label="Port"
            min={1_024}
            max={65_535}
            whole
            value={port}
            onValueChange={value => value !== undefined && setPort(value)}
          />
        </div>
      )}
      <div>
        <Button variant="primary" busy={busy ? 'Opening…' : undefined} onClick={() => onLetIn(port)}>
          Let other machines in
        </Button>
      </div>
    </div>
  );
}
