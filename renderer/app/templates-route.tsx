import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { TemplatesPage } from '../features/templates/templates-page.tsx';
import { SpinnerWithWords } from '../ui/spinner-with-words.tsx';
import { useProjects } from './use-current-project.ts';

/** The templates of prompts, tried in the project that is open; which one is open stands in the address. */
export function TemplatesRoute() {
  const { open, view = 'templates' } = getRouteApi('/templates').useSearch();
  const navigate = useNavigate();
  const { current } = useProjects();
  if (!current)
    return (
      <div className="grid h-full place-items-center">
        <SpinnerWithWords words="Opening the templates…" />
      </div>
    );
  return (
    <TemplatesPage
      projectId={current.id}
      view={view}
      open={open}
      onViewChange={next => void navigate({ to: '/templates', search: { open, view: next }, replace: true })}
      onOpen={id => void navigate({ to: '/templates', search: { open: id } })}
      onOpenWork={() => void navigate({ to: '/work' })}
    />
  );
}
