import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { FirstSteps } from '../features/onboarding/first-steps.tsx';
import { useFirstStart } from '../features/onboarding/use-first-start.ts';
import { useDrafts } from '../features/workspace/draft-store.ts';
import { SAMPLE_PROMPT } from '../features/workspace/first-takes.tsx';
import { useProjects } from './use-current-project.ts';
import { endOnboarding, useViewer } from './viewer-store.ts';

function Steps() {
  const navigate = useNavigate();
  const { current } = useProjects();
  const first = useFirstStart(current?.id);

  useEffect(() => {
    // Somebody worked here before, from another window: there is nothing to introduce.
    if (first === false) endOnboarding();
  }, [first]);

  if (!current || first !== true) return null;
  const startFirstPicture = async () => {
    useDrafts.getState().setValue(current.id, 'prompt', SAMPLE_PROMPT);
    await navigate({ to: '/work', state: { focusPrompt: true } });
  };
  return (
    <FirstSteps
      open
      samplePrompt={SAMPLE_PROMPT}
      onFirstPicture={() => void startFirstPicture()}
      onDone={endOnboarding}
    />
  );
}

/** The first steps, for a person whom this window has not shown them and a studio where nothing was made. */
export function Onboarding() {
  const onboarded = useViewer(state => state.onboarded);
  return onboarded ? null : <Steps />;
}
