import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LookAroundStep } from './look-around-step.tsx';
import { MachineStep } from './machine-step.tsx';
import { PromptStep } from './prompt-step.tsx';

/** Shown once; `onDone` is called when a person is through or has enough of it. */
export type FirstStepsProps = {
  readonly open: boolean;
  readonly samplePrompt: string;
  /** Leads to the prompt, with the sample filled in. */
  readonly onFirstPicture: () => void;
  readonly onDone: () => void;
};

const STEPS = [
  { title: 'Welcome. This machine will do the work', description: 'Here is what Dailies found on it.' },
  { title: 'Look around', description: 'Three places, all of them one key away.' },
  { title: 'Your first picture', description: 'A prompt says what you want to see. Here is one to begin with.' },
] as const;

/** The button that leads on; it takes the keyboard, so that Enter alone walks through. */
function Onward(props: ComponentProps<typeof Button>) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return <Button ref={button} variant="primary" {...props} />;
}

/** Three short steps for a person who is here for the first time; each of them can be skipped. */
export function FirstSteps({ open, samplePrompt, onFirstPicture, onDone }: FirstStepsProps) {
  const [place, setPlace] = useState(0);
  const step = STEPS[place];
  if (!step) return null;
  const last = place === STEPS.length - 1;
  const begin = () => {
    onDone();
    onFirstPicture();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={next => !next && onDone()}
      title={step.title}
      description={step.description}
      footer={
        <div className="flex w-full items-center gap-2">
          <span className="flex-1 text-meta text-faint tabular-nums">
            Step {place + 1} of {STEPS.length}
          </span>
          {!last && (
            <Button variant="ghost" onClick={onDone}>
              Skip
            </Button>
          )}
          {place > 0 && <Button onClick={() => setPlace(place - 1)}>Back</Button>}
          <Onward onClick={last ? begin : () => setPlace(place + 1)}>{last ? 'Start with this prompt' : 'Next'}</Onward>
        </div>
      }
    >
      <div className="min-h-48">
        {place === 0 && <MachineStep />}
        {place === 1 && <LookAroundStep />}
        {last && <PromptStep prompt={samplePrompt} />}
      </div>
    </Dialog>
  );
}
