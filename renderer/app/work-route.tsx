import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { ProblemNotice } from '../api/problem-notice.tsx';
import { SpinnerWithWords } from '../ui/spinner-with-words.tsx';
import { useProjects } from './use-current-project.ts';

const WorkspacePage = lazy(async () => {
  const page = await import('../features/workspace/workspace-page.tsx');
  return { default: page.WorkspacePage };
});

const waiting = (
  <div className="grid h-full place-items-center">
    <SpinnerWithWords words="Opening the workspace…" />
  </div>
);

function focusPrompt(): void {
  document.querySelector<HTMLElement>('[data-field="prompt"] textarea')?.focus();
}

/** The workspace of the project that is open. */
export function WorkRoute() {
  const { query, current } = useProjects();
  const asked = useRouterState({ select: ({ location }) => location.state.focusPrompt === true });
  const projectId = current?.id;
  useEffect(() => {
    if (!asked || projectId === undefined) return;
    // Not before a dialog that led here has given the focus back.
    const timer = setTimeout(focusPrompt, 50);
    return () => clearTimeout(timer);
  }, [asked, projectId]);
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (projectId === undefined) return waiting;
  return (
    <Suspense fallback={waiting}>
      <WorkspacePage projectId={projectId} />
    </Suspense>
  );
}
